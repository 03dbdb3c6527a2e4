using ProConnect.Client.Core.Claims;

namespace ProConnect.Client.Core.Reconciliation;

/// <summary>
/// Finds the account of a user who signs in: by her <c>sub</c> (OIDC Core §5.7) and, if the application gives a look-up for that, by her e-mail address.
/// An account that was signed in to with another <c>sub</c> is never handed over. It only looks; what is found is for the application to store.
/// </summary>
/// <typeparam name="TAccount">The application's type of accounts.</typeparam>
public sealed class AccountReconciler<TAccount>
    where TAccount : class
{
    private const int MaxEmailLength = 254;

    private readonly Func<string, CancellationToken, Task<TAccount?>> _findBySubject;
    private readonly Func<string, CancellationToken, Task<IReadOnlyList<KnownAccount<TAccount>>>>? _findByEmail;

    /// <summary>Makes a reconciler.</summary>
    /// <param name="findBySubject">Finds the account with a <c>sub</c>, to the letter, among those of one provider.</param>
    /// <param name="findByEmail">
    /// Finds all accounts with an e-mail address, in any case: the address is given in lower case. It may find too many; addresses are compared again here, letter by
    /// letter. Null, the default, not to look by address.
    /// </param>
    public AccountReconciler(
        Func<string, CancellationToken, Task<TAccount?>> findBySubject,
        Func<string, CancellationToken, Task<IReadOnlyList<KnownAccount<TAccount>>>>? findByEmail = null)
    {
        ArgumentNullException.ThrowIfNull(findBySubject);
        _findBySubject = findBySubject;
        _findByEmail = findByEmail;
    }

    /// <summary>Finds the account of a user.</summary>
    /// <param name="subject">Her <c>sub</c>, verified.</param>
    /// <param name="email">Her e-mail address; null when it is not known.</param>
    /// <param name="isEmailVerified">What the provider says about the address; null when it does not say, as ProConnect does not.</param>
    /// <param name="cancellationToken">Given to the look-ups.</param>
    /// <returns>The account and how it is known, or why there is none.</returns>
    /// <exception cref="ArgumentException">There is no <c>sub</c>.</exception>
    public async Task<AccountMatch<TAccount>> FindAsync(string subject, string? email, bool? isEmailVerified = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        if (await _findBySubject(subject, cancellationToken) is { } known)
            return new(AccountMatchKind.Subject, known);
        if (_findByEmail is null || !IsAddress(email))
            return new(AccountMatchKind.None);

        var address = CaseFolding.ToLower(email!);
        var found = await _findByEmail(address, cancellationToken);
        return Judge([.. found.Where(account => string.Equals(CaseFolding.ToLower(account.Email), address, StringComparison.Ordinal))], subject, isEmailVerified);
    }

    private static AccountMatch<TAccount> Judge(List<KnownAccount<TAccount>> found, string subject, bool? isEmailVerified)
    {
        if (found.Count == 0)
            return new(AccountMatchKind.None);

        var kind = found switch
        {
            [_, _, ..] => AccountMatchKind.SeveralAccounts,
            [var only] when !string.IsNullOrEmpty(only.Subject) && !string.Equals(only.Subject, subject, StringComparison.Ordinal) => AccountMatchKind.AnotherSubject,
            _ when isEmailVerified == false => AccountMatchKind.UnverifiedEmail,
            _ => AccountMatchKind.Email,
        };
        return kind == AccountMatchKind.Email ? new(kind, found[0].Account) : new(kind, conflicting: [.. found.Select(static account => account.Account)]);
    }

    private static bool IsAddress(string? email) =>
        email is { Length: > 0 and <= MaxEmailLength } && email.Contains('@', StringComparison.Ordinal) && !email.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c));
}
