namespace ProConnect.Client.Core.SignIn;

/// <summary>The user came back too late: the sign-in was started longer ago than <see cref="RelyingPartyOptions.PendingSignInLifetime"/>.</summary>
public sealed record SignInExpired : SignInOutcome
{
    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <inheritdoc/>
    public override string Name => "expired";

    /// <inheritdoc/>
    public override string Explanation => $"The sign-in was started at {StartedAt:u}, too long ago.";
}
