using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>The parameters that a request brings, each as often as it came, wherever it stood.</summary>
internal static class CallbackParameters
{
    /// <summary>Reads an authorization response, which must come as it was asked for.</summary>
    /// <exception cref="UntrustedResponseException"><c>callback.mode_unexpected</c>, <c>callback.malformed</c>.</exception>
    public static async Task<IReadOnlyList<KeyValuePair<string, string?>>> ReadAsync(HttpRequest request, ResponseMode mode, TimeProvider time)
    {
        if (mode == ResponseMode.Query)
            return HttpMethods.IsGet(request.Method) ? Flatten(request.Query) : throw Unexpected("another method than GET; if the provider posts it, set ResponseMode to FormPost");
        if (!HttpMethods.IsPost(request.Method))
            throw Unexpected("another method than POST; if the provider redirects, set ResponseMode to Query");

        var (form, _) = await SmallForm.ReadAsync(request, time);
        return form is not null
            ? [.. Flatten(request.Query), .. Flatten(form)]
            : throw new UntrustedResponseException("callback.malformed", "The response is not a small form.");
    }

    public static IReadOnlyList<KeyValuePair<string, string?>> Flatten(IEnumerable<KeyValuePair<string, StringValues>> parameters) =>
        [.. parameters.SelectMany(static p => p.Value, static (p, value) => KeyValuePair.Create(p.Key, value))];

    /// <summary>The value of a parameter that came just once.</summary>
    public static string? Single(IEnumerable<KeyValuePair<string, string?>> parameters, string name) =>
        parameters.Where(p => string.Equals(p.Key, name, StringComparison.Ordinal)).Take(2).ToList() is [var only] ? only.Value : null;

    private static UntrustedResponseException Unexpected(string how) => new("callback.mode_unexpected", $"The response came by {how}.");
}
