namespace ProConnect.Client.Simulator.Providers;

/// <summary>Where endpoints are, below the issuer.</summary>
internal sealed record EndpointPaths
{
    public required string Authorization { get; init; }

    public required string Token { get; init; }

    public required string UserInfo { get; init; }

    public required string Jwks { get; init; }

    public required string Introspection { get; init; }

    public string? Revocation { get; init; }

    public required string EndSession { get; init; }

    public bool AcceptsEndSessionByPost { get; init; }

    public required string SignedOut { get; init; }

    /// <summary>Where an identity provider sends users back to after their logout there.</summary>
    public string? LogoutCallback { get; init; }
}
