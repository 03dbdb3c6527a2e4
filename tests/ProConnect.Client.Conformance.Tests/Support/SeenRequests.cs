using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>What the provider was asked, in order: give <see cref="WatchAsync"/> to <c>Faults.Intercept</c>.</summary>
internal sealed class SeenRequests
{
    private const string Prefix = "/api/v2";
    private readonly ConcurrentQueue<SeenRequest> _all = new();

    public IReadOnlyList<SeenRequest> All => [.. _all];

    public IReadOnlyList<string> Paths => [.. _all.Select(static request => request.Path)];

    public SeenRequest Only(string path) => _all.Single(request => string.Equals(request.Path, path, StringComparison.Ordinal));

    public async Task<bool> WatchAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value!;
        _all.Enqueue(new(
            request.Method, path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path, request.QueryString.Value ?? "",
            request.Headers.Authorization.FirstOrDefault(), await SentForm.ReadAsync(context)));
        return false;
    }
}
