using ProConnect.Client.Core.Reconciliation;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class Reconciliation
{
    public interface IAccountStore
    {
        Task<Account?> FindBySubjectAsync(string subject, CancellationToken cancellationToken);

        Task<IReadOnlyList<Account>> FindByEmailAsync(string email, CancellationToken cancellationToken);

        Task SetSubjectAsync(Account account, string subject, CancellationToken cancellationToken);

        Task<Account> CreateAsync(string subject, string? email, CancellationToken cancellationToken);
    }

    public static async Task<Account?> FindAsync(IAccountStore store, ProConnectUser user, CancellationToken cancellationToken)
    {
        var reconciler = new AccountReconciler<Account>(
            findBySubject: store.FindBySubjectAsync,
            findByEmail: async (email, cancellationToken) =>
                [.. (await store.FindByEmailAsync(email, cancellationToken)).Select(account => new KnownAccount<Account>(account, account.Subject, account.Email))]);

        var match = await reconciler.FindAsync(user, cancellationToken);
        switch (match.Kind)
        {
            case AccountMatchKind.Subject:
                return match.Account;
            case AccountMatchKind.Email:
                await store.SetSubjectAsync(match.Account!, user.Subject, cancellationToken);
                return match.Account;
            case AccountMatchKind.None:
                return await store.CreateAsync(user.Subject, user.Email, cancellationToken);
            default:
                return null; // A conflict: match.Conflicting has the accounts. Let a person decide.
        }
    }

    public sealed record Account(string? Subject, string Email);
}
