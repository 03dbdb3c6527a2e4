namespace ProConnect.Client.Core.Discovery;

/// <summary>What a provider says of itself (OpenID Connect Discovery 1.0 §3, RFC 8414 §2), checked.</summary>
public sealed record ProviderMetadata
{
    /// <summary>The issuer, exactly as configured and as every token must name it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where the browser is sent to sign in.</summary>
    public required Uri AuthorizationEndpoint { get; init; }

    /// <summary>Where codes and refresh tokens are redeemed.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>Where the signing keys are.</summary>
    public required Uri JwksUri { get; init; }

    /// <summary>Where claims about the user are, if the provider has such an endpoint.</summary>
    public Uri? UserInfoEndpoint { get; init; }

    /// <summary>Where the browser is sent to sign out (RP-Initiated Logout 1.0 §2.1), if the provider has such an endpoint.</summary>
    public Uri? EndSessionEndpoint { get; init; }

    /// <summary>Where tokens are given back before their time (RFC 7009 §2), if the provider has such an endpoint.</summary>
    public Uri? RevocationEndpoint { get; init; }

    /// <summary>Where tokens are asked about (RFC 7662 §2), if the provider has such an endpoint.</summary>
    public Uri? IntrospectionEndpoint { get; init; }

    /// <summary>Where this client goes instead, because it has a <see cref="RelyingPartyOptions.ClientCertificate"/>. Null without one, whatever the provider announces.</summary>
    public MtlsEndpointAliases? MtlsEndpointAliases { get; init; }

    /// <summary>The algorithms ID tokens may be signed with.</summary>
    public IReadOnlyList<string> IdTokenSigningAlgValuesSupported { get; init; } = [];

    /// <summary>The algorithms userinfo may be signed with.</summary>
    public IReadOnlyList<string> UserInfoSigningAlgValuesSupported { get; init; } = [];

    /// <summary>The authentication levels the provider knows.</summary>
    public IReadOnlyList<string> AcrValuesSupported { get; init; } = [];

    /// <summary>Whether every authorization response names its issuer (RFC 9207 §3).</summary>
    public bool AuthorizationResponseIssParameterSupported { get; init; }

    internal Uri TokenEndpointToUse => MtlsEndpointAliases?.TokenEndpoint ?? TokenEndpoint;

    internal Uri? UserInfoEndpointToUse => MtlsEndpointAliases?.UserInfoEndpoint ?? UserInfoEndpoint;

    internal Uri? RevocationEndpointToUse => MtlsEndpointAliases?.RevocationEndpoint ?? RevocationEndpoint;

    internal Uri? IntrospectionEndpointToUse => MtlsEndpointAliases?.IntrospectionEndpoint ?? IntrospectionEndpoint;
}
