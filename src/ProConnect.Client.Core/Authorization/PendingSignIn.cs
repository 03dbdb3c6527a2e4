using System.Text.Json.Serialization;

namespace ProConnect.Client.Core.Authorization;

/// <summary>
/// What must be remembered between sending the browser to the provider and its return: small, serialisable (its JSON names are short and stay), and to be kept
/// bound to that browser and readable by nobody else. It serves once.
/// </summary>
public sealed class PendingSignIn
{
    /// <summary>The provider it was started with: its answer goes to no other (RFC 9700 §4.4).</summary>
    [JsonPropertyName("i")]
    public required string Issuer { get; init; }

    /// <summary>Binds the answer to this sign-in (OIDC Core §3.1.2.1).</summary>
    [JsonPropertyName("s")]
    public required string State { get; init; }

    /// <summary>Binds the ID token to this sign-in (OIDC Core §15.5.2).</summary>
    [JsonPropertyName("n")]
    public required string Nonce { get; init; }

    /// <summary>Proves to the token endpoint that who redeems the code is who asked for it (RFC 7636 §4.1).</summary>
    [JsonPropertyName("v")]
    public required string CodeVerifier { get; init; }

    /// <summary>The redirect URI that was sent; it is sent again, unchanged, with the code.</summary>
    [JsonPropertyName("r")]
    public required Uri RedirectUri { get; init; }

    /// <summary>When the sign-in started.</summary>
    [JsonPropertyName("t")]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The levels that are enough; empty when none was required.</summary>
    [JsonPropertyName("a")]
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>The <c>max_age</c> that was asked for, in seconds.</summary>
    [JsonPropertyName("m")]
    public long? MaxAgeSeconds { get; init; }

    /// <summary>A name without content: the members are secrets.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(PendingSignIn);
}
