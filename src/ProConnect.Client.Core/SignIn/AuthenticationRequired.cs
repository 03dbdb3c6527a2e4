using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>A sign-in without a page (<c>prompt=none</c>) needed one: no session at the provider, or something to choose or accept (OIDC Core §3.1.2.6).</summary>
/// <param name="Error"><c>login_required</c>, <c>interaction_required</c>, <c>consent_required</c> or <c>account_selection_required</c>.</param>
public sealed record AuthenticationRequired(OAuthError Error) : SignInOutcome
{
    /// <inheritdoc/>
    public override string Name => "authentication_required";

    /// <inheritdoc/>
    public override string Explanation => $"The provider needs the user: {Error}.";
}
