using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>An HTTP response, read.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Location => Headers.GetValueOrDefault("Location");

    public string? MediaType => Headers.GetValueOrDefault("Content-Type")?.Split(';')[0];

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The parameters of the redirect, from its query.</summary>
    public IReadOnlyDictionary<string, string> Redirect => Parse(new Uri(Location!).Query);

    public IReadOnlyDictionary<string, string> RedirectFragment => Parse(new Uri(Location!).Fragment.TrimStart('#'));

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
        }
    }

    private static Dictionary<string, string> Parse(string query) =>
        QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
}
