namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>The applications registered in the tests.</summary>
internal static class TestClients
{
    public const string RedirectUri = "http://localhost:5001/signin";
    public const string PostLogoutRedirectUri = "http://localhost:5001/signed-out";

    public static SimulatedClient Default { get; } = new()
    {
        ClientId = "default-client",
        ClientSecret = "default-client-secret-0123456789abcdef",
        Name = "Service & <essai>",
        RedirectUris = { RedirectUri, "http://localhost:5001/other?keep=1" },
        PostLogoutRedirectUris = { PostLogoutRedirectUri },
    };

    /// <summary>ES256 ID tokens, userinfo in plain JSON, signed introspection.</summary>
    public static SimulatedClient Plain { get; } = new()
    {
        ClientId = "plain-client",
        ClientSecret = "plain-client-secret-0123456789abcdefgh",
        RedirectUris = { RedirectUri },
        PostLogoutRedirectUris = { PostLogoutRedirectUri },
        IdTokenSignedResponseAlg = "ES256",
        UserInfoSignedResponseAlg = null,
        IntrospectionSignedResponseAlg = "ES256",
    };

    public static SimulatedClient Hmac { get; } = new()
    {
        ClientId = "hmac-client",
        ClientSecret = "hmac-client-secret-0123456789abcdefghi",
        RedirectUris = { RedirectUri },
        PostLogoutRedirectUris = { PostLogoutRedirectUri },
        IdTokenSignedResponseAlg = "HS256",
        UserInfoSignedResponseAlg = "HS256",
    };

    public static SimulatedClient PublicAgents { get; } = new()
    {
        ClientId = "public-agents-client",
        ClientSecret = "public-agents-secret-0123456789abcdefg",
        RedirectUris = { RedirectUri },
        PublicAgentsOnly = true,
    };

    public static SimulatedClient Restricted { get; } = new()
    {
        ClientId = "restricted-client",
        ClientSecret = "restricted-secret-0123456789abcdefghij",
        RedirectUris = { RedirectUri },
        Scopes = { "openid", "email" },
    };

    public static SimulatedClient Inactive { get; } = new()
    {
        ClientId = "inactive-client",
        ClientSecret = "inactive-secret-0123456789abcdefghijkl",
        RedirectUris = { RedirectUri },
        Active = false,
    };

    public static IReadOnlyList<SimulatedClient> All { get; } = [Default, Plain, Hmac, PublicAgents, Restricted, Inactive];
}
