using System.Text.RegularExpressions;

namespace ProConnect.Client.Simulator;

/// <summary>An application registered with the simulator.</summary>
public sealed partial class SimulatedClient
{
    /// <summary>The client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The client secret; for ProConnect, 32 characters at least, as it demands.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What the pages call the application.</summary>
    public string Name { get; init; } = "Application de démonstration";

    /// <summary>The redirect URIs, compared character by character.</summary>
    public IList<string> RedirectUris { get; } = [];

    /// <summary>The URIs a user may return to after logout, compared character by character.</summary>
    public IList<string> PostLogoutRedirectUris { get; } = [];

    /// <summary>
    /// Where logout tokens are posted (OpenID Connect Back-Channel Logout 1.0 §2.2); null, as at ProConnect, for nowhere.
    /// </summary>
    public string? BackChannelLogoutUri { get; init; }

    /// <summary>The scopes the application may ask for. Left empty, all those the provider knows.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>How its ID tokens are signed: <c>RS256</c> (the default), <c>ES256</c>, at ProConnect also <c>HS256</c>.</summary>
    public string IdTokenSignedResponseAlg { get; init; } = "RS256";

    /// <summary>How its userinfo is signed, or <see langword="null"/> for plain JSON. <c>RS256</c> by default.</summary>
    public string? UserInfoSignedResponseAlg { get; init; } = "RS256";

    /// <summary>How introspection answers it are signed when it asks for a JWT, or <see langword="null"/> (default) for JSON.</summary>
    public string? IntrospectionSignedResponseAlg { get; init; }

    /// <summary>Whether only public agents may sign in: the others get page Y500015.</summary>
    public bool PublicAgentsOnly { get; init; }

    /// <summary>Whether the registration is active. An inactive client is answered like an unknown one.</summary>
    public bool Active { get; init; } = true;

    /// <summary>What is wrong with this registration, or nothing.</summary>
    internal string? FindProblem(SimulatedProvider provider)
    {
        var problem = FindMember(provider);
        return problem is null ? null : $"The simulated client '{ClientId}' is wrong: its {problem}.";
    }

    private string? FindMember(SimulatedProvider provider)
    {
        if (string.IsNullOrWhiteSpace(ClientId))
            return $"{nameof(ClientId)} is empty";

        if (ClientSecret is null || ClientSecret.Length < provider.MinSecretLength)
            return $"{nameof(ClientSecret)} has fewer than {provider.MinSecretLength} characters";

        if (BackChannelLogoutUri is { } logout && !WebUri().IsMatch(logout))
            return $"back-channel logout URI '{logout}' is not an absolute http or https URI in ASCII";

        if (RedirectUris.Concat(PostLogoutRedirectUris).FirstOrDefault(uri => !WebUri().IsMatch(uri)) is { } wrong)
            return $"redirect URI '{wrong}' is not an absolute http or https URI in ASCII";

        return FindAlgorithm(IdTokenSignedResponseAlg, provider)
            ?? FindAlgorithm(UserInfoSignedResponseAlg, provider)
            ?? FindAlgorithm(IntrospectionSignedResponseAlg, provider);
    }

    private static string? FindAlgorithm(string? algorithm, SimulatedProvider provider) => algorithm is null || provider.SigningAlgorithms.Contains(algorithm, StringComparer.Ordinal)
        ? null
        : $"signature algorithm '{algorithm}' is none of {string.Join(", ", provider.SigningAlgorithms)}";

    [GeneratedRegex(@"\Ahttps?://[^/\s][!-~]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebUri();
}
