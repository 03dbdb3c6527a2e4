using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>The applications registered with the simulator.</summary>
internal static class SimulatedClients
{
    private static readonly Lazy<SimulatedClient> _api = new(static () => new SimulatedClient
    {
        ClientId = "api",
        ClientSecret = "a-secret-of-the-service-that-is-called",
        IntrospectionSignedResponseAlg = "RS256",
    });

    public static SimulatedClient Default { get; } = Create("RS256", "RS256");

    /// <summary>Every registered way to sign ID tokens, with userinfo plain or signed.</summary>
    public static IReadOnlyList<SimulatedClient> All { get; } =
    [
        Default,
        Create("RS256", userInfoAlg: null),
        Create("ES256", "ES256"),
        Create("ES256", userInfoAlg: null),
        Create("HS256", "HS256"),
        Create("HS256", userInfoAlg: null),
        Create("RS256", "RS256", "other"),
        Api,
    ];

    public static SimulatedClient Other => All[^2];

    /// <summary>A service that is called with access tokens, and told about them by signed answers.</summary>
    public static SimulatedClient Api => _api.Value;

    public static SimulatedClient Find(string idTokenAlg, string? userInfoAlg) => All.First(client =>
        string.Equals(client.IdTokenSignedResponseAlg, idTokenAlg, StringComparison.Ordinal)
        && string.Equals(client.UserInfoSignedResponseAlg, userInfoAlg, StringComparison.Ordinal));

    private static SimulatedClient Create(string idTokenAlg, string? userInfoAlg, string name = "service") => new()
    {
        ClientId = $"{name}-{idTokenAlg}-{userInfoAlg ?? "plain"}",
        ClientSecret = $"a-secret-of-{name}-{idTokenAlg}-{userInfoAlg ?? "plain"}-0123456789abcdef",
        IdTokenSignedResponseAlg = idTokenAlg,
        UserInfoSignedResponseAlg = userInfoAlg,
        RedirectUris =
        {
            "https://service.example/proconnect/callback",
            "https://service.example/other/callback",
            "https://service.example/espace/proconnect/callback",
            "https://service.example/caf%C3%A9/proconnect/callback",
            "http://localhost:5080/proconnect/callback",
            "http://inner:8080/proconnect/callback",
        },
        PostLogoutRedirectUris =
        {
            "https://service.example/proconnect/logout/callback",
            "https://service.example/other/logout/callback",
            "https://service.example/espace/proconnect/logout/callback",
            "http://localhost:5080/proconnect/logout/callback",
        },
    };
}
