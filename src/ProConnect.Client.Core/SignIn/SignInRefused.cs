using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>The user, or the provider on her behalf, refused (<c>access_denied</c>, RFC 6749 §4.1.2.1).</summary>
public sealed record SignInRefused : SignInOutcome
{
    /// <summary>What the provider said.</summary>
    public required OAuthError Error { get; init; }

    /// <inheritdoc/>
    public override string Name => "refused";

    /// <inheritdoc/>
    public override string Explanation => Advised($"The provider answered {Error}.");
}
