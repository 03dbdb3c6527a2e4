using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.Core.Authorization;

/// <summary>What one sign-in asks of the provider, beyond what is configured (OIDC Core §3.1.2.1).</summary>
public sealed class AuthorizationRequest
{
    /// <summary>Where the provider sends the browser back: absolute, and registered with the provider to the letter.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>The level this sign-in must reach, on top of the configured one; null for the configured one alone.</summary>
    public AcrRequirement? Acr { get; init; }

    /// <summary><c>none</c> to sign in only if that needs no page; <c>login</c>, <c>consent</c>, or what else the provider knows.</summary>
    public string? Prompt { get; init; }

    /// <summary>Who is likely to sign in, an e-mail address for most providers.</summary>
    public string? LoginHint { get; init; }

    /// <summary>How long ago the user may have authenticated at most. The ID token's <c>auth_time</c> is checked against it.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>
    /// A text of the caller's that comes back at the end of <c>state</c>, after a dot, even where the browser forgot its pending sign-in. Anybody can read and
    /// change it on the way: protect it, and keep it short. Letters, digits, <c>-</c> and <c>_</c>, at most 2,000.
    /// </summary>
    public string? StateNote { get; init; }

    /// <summary>Languages for the provider's pages, in order of preference, separated by spaces.</summary>
    public string? UiLocales { get; init; }

    /// <summary>Scopes for this sign-in; null for the configured ones.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Further claims to ask for.</summary>
    public ClaimsParameter Claims { get; init; } = new();

    /// <summary>Further parameters that the provider knows. They cannot replace those that protect the sign-in.</summary>
    public IDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
