using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

/// <summary>A client as a provider knows it, in the names of OpenID Connect Dynamic Client Registration 1.0 §2. Each has an identifier of its own.</summary>
internal sealed record ClientRegistration
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ClientId { get; init; } = $"client-{Guid.NewGuid():N}";

    public string? ClientSecret { get; init; } = $"secret-{Guid.NewGuid():N}-{Guid.NewGuid():N}";

    public string? TokenEndpointAuthMethod { get; init; }

    public string? TokenEndpointAuthSigningAlg { get; init; }

    public JsonObject? Jwks { get; init; }

    public string IdTokenSignedResponseAlg { get; init; } = "RS256";

    public string? IdTokenEncryptedResponseAlg { get; init; }

    [JsonPropertyName("userinfo_signed_response_alg")]
    public string? UserInfoSignedResponseAlg { get; init; }

    public string? IntrospectionSignedResponseAlg { get; init; }

    /// <summary>The scopes it may ask for; null for all.</summary>
    public string? Scope { get; init; }

    public IReadOnlyList<string> RedirectUris { get; init; } = [$"{ApplicationSetup.Origin}/proconnect/callback", $"{ApplicationSetup.Origin}/identite/callback"];

    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [$"{ApplicationSetup.Origin}/proconnect/logout/callback", $"{ApplicationSetup.Origin}/identite/logout/callback"];

    [JsonPropertyName("backchannel_logout_uri")]
    public string? BackChannelLogoutUri { get; init; }

    [JsonPropertyName("backchannel_logout_session_required")]
    public bool? BackChannelLogoutSessionRequired { get; init; }

    /// <summary>Whether the provider replaces a refresh token whenever it is used.</summary>
    public bool? RotatesRefreshTokens { get; init; }

    /// <summary>Whether the provider leaves the ID token out when it refreshes.</summary>
    public bool? RefreshesWithoutIdToken { get; init; }
}
