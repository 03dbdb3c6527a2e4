using System.Security.Claims;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.SignIn;

/// <summary>Somebody is signed in: everything was verified.</summary>
public sealed record SignedIn : SignInOutcome
{
    private const string NameClaim = "name";

    internal SignedIn()
    {
    }

    /// <summary>The verified ID token.</summary>
    public required IdToken IdToken { get; init; }

    /// <summary>The user's claims: those of the ID token, completed by userinfo.</summary>
    public required ClaimSet Claims { get; init; }

    /// <summary>The tokens.</summary>
    public required TokenSet Tokens { get; init; }

    /// <summary>What level was required and what came back; null when none was required.</summary>
    public AcrEvaluation? Acr { get; init; }

    /// <inheritdoc/>
    public override string Name => "signed_in";

    /// <inheritdoc/>
    public override string Explanation => "The user is signed in.";

    internal string? DisplayName { get; init; }

    /// <summary>
    /// The user as a principal. Claims keep the provider's names; an array becomes one claim per item, an object stays JSON.
    /// <c>Identity.Name</c> is what a person would read.
    /// </summary>
    /// <param name="authenticationType">The identity's authentication type, for instance a scheme's name.</param>
    /// <returns>An authenticated principal.</returns>
    public ClaimsPrincipal CreatePrincipal(string authenticationType)
    {
        var issuer = IdToken.Issuer;
        var identity = new ClaimsIdentity(authenticationType, NameClaim, ClaimTypes.Role);
        foreach (var name in Claims.Names)
        {
            if (Claims.TryGet(name, out var value) && !ProtocolClaims.Spent.Contains(name) && !ProtocolClaims.IsLookAlike(name) && !IsRole(name) && !IsAcr(name))
                identity.AddClaims(PrincipalClaims.From(name, value, issuer));
        }

        if (IdToken.Acr is { } acr)
            identity.AddClaim(new Claim("acr", acr, ClaimValueTypes.String, issuer));
        if (identity.FindFirst(NameClaim) is null)
            identity.AddClaim(new Claim(NameClaim, DisplayName ?? IdToken.Subject, ClaimValueTypes.String, issuer));
        return new ClaimsPrincipal(identity);
    }

    // Roles are the application's to give: a claim of this name would otherwise make the provider's word one.
    private static bool IsRole(string name) => string.Equals(name, ClaimTypes.Role, StringComparison.OrdinalIgnoreCase);

    // Only as text, and only once: an array would make a claim of each of its items.
    private static bool IsAcr(string name) => string.Equals(name, "acr", StringComparison.Ordinal);
}
