using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.AspNetCore.Tests.Secrets;

/// <summary>Listens to the back-channel and keeps every secret that passes.</summary>
internal sealed class BackChannelTap(ConcurrentBag<string> secrets) : DelegatingHandler
{
    private static readonly string[] Spoken = ["code", "code_verifier", "client_secret", "access_token", "refresh_token", "id_token"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } form)
        {
            foreach (var (name, value) in QueryHelpers.ParseQuery(await form.ReadAsStringAsync(cancellationToken)))
                Keep(name, value);
        }

        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType is "application/json" && JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) is JsonObject json)
        {
            foreach (var (name, value) in json.Where(static member => member.Value is JsonValue))
                Keep(name, value!.ToString());
        }

        return response;
    }

    private void Keep(string name, string? value)
    {
        if (Spoken.Contains(name, StringComparer.Ordinal) && value is { Length: > 0 })
            secrets.Add(value);
    }
}
