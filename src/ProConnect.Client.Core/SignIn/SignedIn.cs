using System.Security.Claims;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.SignIn;

/// <summary>Somebody is signed in: everything was verified.</summary>
/// <param name="IdToken">The verified ID token.</param>
/// <param name="Claims">The user's claims: those of the ID token, completed by userinfo.</param>
/// <param name="Tokens">The tokens.</param>
/// <param name="Acr">What level was required and what came back; null when none was required.</param>
public sealed record SignedIn(IdToken IdToken, ClaimSet Claims, TokenSet Tokens, AcrEvaluation? Acr) : SignInOutcome
{
    /// <summary>The claim that holds the name a person would read.</summary>
    public const string NameClaim = "name";

    /// <inheritdoc/>
    public override string Name => "signed_in";

    /// <inheritdoc/>
    public override string Explanation => "The user is signed in.";

    internal IReadOnlyList<string> DisplayNameClaims { get; init; } = [];

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
            if (Claims.TryGet(name, out var value) && !ProtocolClaims.Spent.Contains(name))
                identity.AddClaims(PrincipalClaims.From(name, value, issuer));
        }

        if (identity.FindFirst(NameClaim) is null)
            identity.AddClaim(new Claim(NameClaim, DisplayName(), ClaimValueTypes.String, issuer));
        return new ClaimsPrincipal(identity);
    }

    private string DisplayName()
    {
        var parts = DisplayNameClaims.Select(name => Claims.TryGet(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null);
        return string.Join(' ', parts.Where(static part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } name ? name
            : Claims.TryGet("email", out var email) && email.ValueKind == System.Text.Json.JsonValueKind.String ? email.GetString()!
            : IdToken.Subject;
    }
}
