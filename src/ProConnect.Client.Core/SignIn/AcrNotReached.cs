using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>The required authentication level was not reached: the provider said so, or the ID token shows a lower one.</summary>
public sealed record AcrNotReached : SignInOutcome
{
    /// <summary>What was required and what came back.</summary>
    public required AcrEvaluation Evaluation { get; init; }

    /// <summary>What the provider said, if it was the provider who refused.</summary>
    public OAuthError? Error { get; init; }

    /// <inheritdoc/>
    public override string Name => "acr_not_reached";

    /// <inheritdoc/>
    public override string Explanation => Error is null ? Evaluation.Reason : Advised($"One of [{Evaluation.Required}] was required. The provider answered {Error}.");
}
