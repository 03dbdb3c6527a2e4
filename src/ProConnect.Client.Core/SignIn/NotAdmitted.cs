using ProConnect.Client.Core.Admission;

namespace ProConnect.Client.Core.SignIn;

/// <summary>The user was identified, and everything was verified, but the application is for others: a rule of admission does not hold for her.</summary>
public sealed record NotAdmitted : SignInOutcome
{
    /// <summary>The first rule that does not hold.</summary>
    public required AdmissionRule Rule { get; init; }

    /// <inheritdoc/>
    public override string Name => "not_admitted";

    /// <inheritdoc/>
    public override string Explanation => $"The rule of admission '{Rule.Name}' does not hold for this user: her claim '{Rule.Claim}' is absent or another.";
}
