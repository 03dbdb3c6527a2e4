namespace ProConnect.Client.Core.Reconciliation;

/// <summary>Which account a user who signs in has, and how that is known.</summary>
/// <typeparam name="TAccount">The application's type of accounts.</typeparam>
public sealed class AccountMatch<TAccount>
    where TAccount : class
{
    internal AccountMatch(AccountMatchKind kind, TAccount? account = null, IReadOnlyList<TAccount>? conflicting = null)
    {
        Kind = kind;
        Account = account;
        Conflicting = conflicting ?? [];
    }

    /// <summary>How the account is known, or why there is none.</summary>
    public AccountMatchKind Kind { get; }

    /// <summary>Her account; null unless <see cref="Kind"/> is <see cref="AccountMatchKind.Subject"/> or <see cref="AccountMatchKind.Email"/>.</summary>
    public TAccount? Account { get; }

    /// <summary>The accounts that have her e-mail address and must not be given to her; empty when there are none.</summary>
    public IReadOnlyList<TAccount> Conflicting { get; }

    /// <summary>Whether an account has her e-mail address and must not be given to her. To make her another one may be wrong, too.</summary>
    public bool IsConflict => Kind is AccountMatchKind.AnotherSubject or AccountMatchKind.SeveralAccounts or AccountMatchKind.UnverifiedEmail;

    /// <summary>The kind alone: accounts are personal data.</summary>
    /// <returns>A text.</returns>
    public override string ToString() => Kind.ToString();
}
