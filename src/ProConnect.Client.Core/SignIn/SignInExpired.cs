namespace ProConnect.Client.Core.SignIn;

/// <summary>The user came back too late: the sign-in was started longer ago than <see cref="RelyingPartyOptions.PendingSignInLifetime"/>.</summary>
/// <param name="StartedAt">When it was started.</param>
public sealed record SignInExpired(DateTimeOffset StartedAt) : SignInOutcome
{
    /// <inheritdoc/>
    public override string Name => "expired";

    /// <inheritdoc/>
    public override string Explanation => $"The sign-in was started at {StartedAt:u}, too long ago.";
}
