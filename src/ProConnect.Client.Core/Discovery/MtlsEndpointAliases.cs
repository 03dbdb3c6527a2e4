namespace ProConnect.Client.Core.Discovery;

/// <summary>Where a client that presents a certificate goes instead (RFC 8705 §5). What is not there has no alias.</summary>
public sealed record MtlsEndpointAliases
{
    /// <summary>Where codes and refresh tokens are redeemed.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>Where claims about the user are.</summary>
    public Uri? UserInfoEndpoint { get; init; }

    /// <summary>Where tokens are given back before their time.</summary>
    public Uri? RevocationEndpoint { get; init; }

    /// <summary>Where tokens are asked about.</summary>
    public Uri? IntrospectionEndpoint { get; init; }
}
