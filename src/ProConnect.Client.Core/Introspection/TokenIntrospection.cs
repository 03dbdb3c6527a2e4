using System.Security.Claims;
using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Introspection;

/// <summary>What the provider says of a token (RFC 7662 §2.2). Whose calls a service accepts is for the service to decide: see <see cref="ClientId"/> and <see cref="Scopes"/>.</summary>
public sealed class TokenIntrospection
{
    private const string Step = "introspection";

    // Of use for checking the answer only, or written by hand below.
    private static readonly HashSet<string> Unclaimed = new(["active", "aud", "exp", "iat", "nbf", "jti", "token_type", "scope", ClaimTypes.Role], StringComparer.OrdinalIgnoreCase);

    private TokenIntrospection(bool isActive, ClaimSet claims)
    {
        IsActive = isActive;
        Claims = claims;
    }

    /// <summary>Whether the token may be believed now. When it is false, nothing else is known.</summary>
    public bool IsActive { get; }

    /// <summary>The user; null when the token is nobody's but a client's.</summary>
    public string? Subject { get; private init; }

    /// <summary>The client the token was issued to; null when the provider did not say.</summary>
    public string? ClientId { get; private init; }

    /// <summary>What the token is good for.</summary>
    public IReadOnlyList<string> Scopes { get; private init; } = [];

    /// <summary>The authentication level behind the token; null when the provider did not say.</summary>
    public string? Acr => Claims.TextOrNull("acr");

    /// <summary>When the token expires; null when the provider did not say.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>The answer's members, as they came; empty when the token is not active.</summary>
    public ClaimSet Claims { get; }

    private string Issuer { get; init; } = "";

    /// <summary>The bearer as a principal. Members keep their names; each scope is a claim <c>scope</c>.</summary>
    /// <param name="authenticationType">The identity's authentication type, for instance a scheme's name.</param>
    /// <returns>An authenticated principal.</returns>
    /// <exception cref="InvalidOperationException">The token is not active.</exception>
    public ClaimsPrincipal CreatePrincipal(string authenticationType)
    {
        if (!IsActive)
            throw new InvalidOperationException("The token is not active: nobody is behind it.");
        var identity = new ClaimsIdentity(authenticationType, "sub", ClaimTypes.Role);
        foreach (var name in Claims.Names)
        {
            if (Claims.TryGet(name, out var value) && !Unclaimed.Contains(name) && !ProtocolClaims.IsLookAlike(name))
                identity.AddClaims(PrincipalClaims.From(name, value, Issuer));
        }

        identity.AddClaims(Scopes.Select(scope => new Claim("scope", scope, ClaimValueTypes.String, Issuer)));
        return new ClaimsPrincipal(identity);
    }

    internal static TokenIntrospection Read(JsonElement answer, string issuer, DateTimeOffset now)
    {
        if (!answer.TryGetProperty("active", out var active) || active.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw new UntrustedResponseException("introspection.active", "The answer does not say whether the token is active.");

        var expires = NumericDate.Read(answer, "exp", Step);
        if (active.ValueKind == JsonValueKind.False || expires <= now || NumericDate.Read(answer, "nbf", Step) > now)
            return new TokenIntrospection(isActive: false, new ClaimSet([]));

        if (answer.TryGetProperty("iss", out _))
            TokenClaims.CheckIssuer(answer, issuer, Step);
        CheckIsAccessToken(answer);
        return new TokenIntrospection(isActive: true, ClaimSet.FromObject(answer))
        {
            Issuer = issuer,
            Subject = answer.TryGetProperty("sub", out _) ? TokenClaims.Subject(answer, Step) : null,
            ClientId = answer.TryGetProperty("client_id", out _) ? TokenClaims.RequiredText(answer, "client_id", Step) : null,
            Scopes = answer.TryGetProperty("scope", out var scope) && scope.ValueKind != JsonValueKind.Null ? ScopesIn(answer) : [],
            ExpiresAt = expires,
        };
    }

    // A refresh token is active too, and is not for showing around: most providers tell it by saying no type. So is a token that needs a
    // proof besides; one that is bound to a certificate is of the type Bearer all the same (RFC 8705 §3.2).
    private static void CheckIsAccessToken(JsonElement answer)
    {
        if (!Has(answer, "token_type"))
            throw NotForBearers("is of no type, as refresh tokens are");
        var type = TokenClaims.RequiredText(answer, "token_type", Step);
        if (!type.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && !type.Equals("access_token", StringComparison.OrdinalIgnoreCase))
            throw NotForBearers($"is of the type '{WireText.Clean(type, 40)}'");
        if (Has(answer, "cnf"))
            throw NotForBearers("is bound to a key or a certificate ('cnf')");
    }

    private static bool Has(JsonElement answer, string member) => answer.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;

    private static UntrustedResponseException NotForBearers(string what) => new("introspection.token_type", $"The token {what}: it is not a bearer's access token.");

    private static IReadOnlyList<string> ScopesIn(JsonElement answer) =>
        [.. TokenClaims.RequiredText(answer, "scope", Step).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
