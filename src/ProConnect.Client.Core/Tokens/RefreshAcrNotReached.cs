using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.Core.Tokens;

/// <summary>The provider gave new tokens, at a level that is not enough. They are dropped; the user must sign in again.</summary>
public sealed record RefreshAcrNotReached : RefreshOutcome
{
    /// <summary>What was required and what came back.</summary>
    public required AcrEvaluation Evaluation { get; init; }

    /// <inheritdoc/>
    public override string Name => "acr_not_reached";
}
