using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Http;

/// <summary>An answer read whole, within bounds.</summary>
internal sealed record BackChannelResponse(HttpStatusCode Status, string? MediaType, byte[] Body, CacheControlHeaderValue? CacheControl)
{
    public bool IsSuccess => Status == HttpStatusCode.OK;

    public bool Is(string mediaType) => string.Equals(MediaType, mediaType, StringComparison.OrdinalIgnoreCase);

    public JsonElement ReadJson(string step)
    {
        try
        {
            return StrictJson.ParseObject(Body);
        }
        catch (JsonException e)
        {
            // Without its cause, which quotes the answer: there may be tokens in it.
            throw new ProviderUnavailableException($"{step}.json", $"The answer is not an unambiguous JSON object: {Explain(e)}");
        }
    }

    private static string Masked(string text, IEnumerable<string> secrets) =>
        secrets.Where(static secret => secret.Length > 0).Aggregate(text, static (masked, secret) => masked.Replace(secret, Secret.Mask, StringComparison.OrdinalIgnoreCase));

    private static string Explain(JsonException e) =>
        e.BytePositionInLine is { } position ? $"see byte {position} of line {e.LineNumber}." : "invalid text.";

    /// <summary>The OAuth error of a refusal, when the body holds one (RFC 6749 §5.2). Secrets that were sent and are echoed are masked.</summary>
    public OAuthError? ReadError(IEnumerable<string> secrets)
    {
        if (!Is("application/json"))
            return null;
        try
        {
            var json = StrictJson.ParseObject(Body);
            return json.StringOrNull("error") is { Length: > 0 } error
                ? new OAuthError(Masked(error, secrets), json.StringOrNull("error_description") is { } description ? Masked(description, secrets) : null)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
