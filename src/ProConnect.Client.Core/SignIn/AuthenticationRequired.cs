using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>A sign-in without a page (<c>prompt=none</c>) needed one: no session at the provider, or something to choose or accept (OIDC Core §3.1.2.6).</summary>
public sealed record AuthenticationRequired : SignInOutcome
{
    /// <summary><c>login_required</c>, <c>interaction_required</c>, <c>consent_required</c> or <c>account_selection_required</c>.</summary>
    public required OAuthError Error { get; init; }

    /// <inheritdoc/>
    public override string Name => "authentication_required";

    /// <inheritdoc/>
    public override string Explanation => $"The provider needs the user: {Error}.";
}
