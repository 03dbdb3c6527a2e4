using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>An HTTP response, read, and the address that was asked.</summary>
internal sealed record Answer(Uri Address, HttpStatusCode Status, string Body, ILookup<string, string> Headers)
{
    /// <summary>The header as it was sent.</summary>
    public string? RawLocation => Header("Location");

    /// <summary>Where a browser would go.</summary>
    public Uri? Location => RawLocation is { } location ? new Uri(Address, location) : null;

    public IReadOnlyList<string> SetCookies => [.. Headers["Set-Cookie"]];

    public string? MediaType => Header("Content-Type")?.Split(';')[0];

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Header(string name) => Headers[name].FirstOrDefault();

    /// <summary>A parameter of the redirect.</summary>
    public string? Redirect(string name) => Parameter(Location!, name);

    public static string? Parameter(Uri address, string name) =>
        QueryHelpers.ParseQuery(address.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .SelectMany(static header => header.Value.Select(value => (header.Key, Value: value)))
                .ToLookup(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase);
            return new Answer(response.RequestMessage!.RequestUri!, response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
        }
    }
}
