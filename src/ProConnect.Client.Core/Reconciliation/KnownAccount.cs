namespace ProConnect.Client.Core.Reconciliation;

/// <summary>An account that a look-up by e-mail address found, with what the application keeps of its owner.</summary>
/// <typeparam name="TAccount">The application's type of accounts.</typeparam>
/// <param name="Account">The account.</param>
/// <param name="Subject">The <c>sub</c> the account was signed in to with before, at the same provider; null or empty when it never was.</param>
/// <param name="Email">The account's address as it is stored.</param>
public sealed record KnownAccount<TAccount>(TAccount Account, string? Subject, string Email)
    where TAccount : class
{
    /// <summary>A name without content: the members are personal data.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(KnownAccount<>);
}
