using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.AspNetCore;

/// <summary>What the sign-in proved and a refresh must not change (OIDC Core §12.2).</summary>
internal sealed record SessionFacts(
    [property: JsonPropertyName("s")] string Subject,
    [property: JsonPropertyName("t")] long? AuthTime,
    [property: JsonPropertyName("n")] string? Nonce,
    [property: JsonPropertyName("a")] string? Acr,
    [property: JsonPropertyName("o")] long ObtainedAt)
{
    private const string Key = ".rp_tokens_of";

    public static void Store(AuthenticationProperties properties, IdToken token, string nonce, DateTimeOffset now) =>
        new SessionFacts(token.Subject, token.AuthTime?.ToUnixTimeSeconds(), nonce, token.Acr, now.ToUnixTimeSeconds()).WriteTo(properties);

    public static SessionFacts? Find(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Key, out var json) && json is not null ? JsonSerializer.Deserialize(json, CookieJson.Compact.SessionFacts) : null;

    public void WriteTo(AuthenticationProperties properties) => properties.Items[Key] = JsonSerializer.Serialize(this, CookieJson.Compact.SessionFacts);

    // A refresh is no new authentication: another level than the session's would be about another one.
    public RefreshRequest ToRequest(KeptTokens tokens) => new()
    {
        Tokens = tokens.ToTokenSet(),
        Subject = Subject,
        AuthTime = AuthTime is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        Nonce = Nonce,
        Acr = Acr is { Length: > 0 } level && !string.IsNullOrWhiteSpace(level) ? AcrRequirement.AnyOf(level) : null,
    };

    /// <summary>A name without content: it is about a person.</summary>
    public override string ToString() => nameof(SessionFacts);
}
