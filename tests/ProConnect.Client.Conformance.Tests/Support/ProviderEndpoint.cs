namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>One of the provider's endpoints that the application calls by itself.</summary>
/// <param name="Step">The first half of its error codes.</param>
/// <param name="Path">Where it is, below the issuer.</param>
internal sealed record ProviderEndpoint(string Step, string Path)
{
    public static readonly ProviderEndpoint Metadata = new("discovery", "/.well-known/openid-configuration");

    public static readonly ProviderEndpoint Keys = new("jwks", "/jwks");

    public static readonly ProviderEndpoint Token = new("token", "/token");

    public static readonly ProviderEndpoint UserInfo = new("userinfo", "/userinfo");

    public static IReadOnlyList<ProviderEndpoint> All { get; } = [Metadata, Keys, Token, UserInfo];

    /// <summary>Whether its answer is kept, so that only an application that has just started asks for it.</summary>
    public bool IsDocument => this == Metadata || this == Keys;

    public override string ToString() => Step;
}
