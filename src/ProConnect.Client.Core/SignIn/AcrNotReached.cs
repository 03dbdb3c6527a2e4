using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>The required authentication level was not reached: the provider said so, or the ID token shows a lower one.</summary>
/// <param name="Evaluation">What was required and what came back.</param>
/// <param name="Error">What the provider said, if it was the provider who refused.</param>
public sealed record AcrNotReached(AcrEvaluation Evaluation, OAuthError? Error = null) : SignInOutcome
{
    /// <inheritdoc/>
    public override string Name => "acr_not_reached";

    /// <inheritdoc/>
    public override string Explanation => Error is null ? Evaluation.Reason : $"{Evaluation.Reason} The provider answered {Error}.";
}
