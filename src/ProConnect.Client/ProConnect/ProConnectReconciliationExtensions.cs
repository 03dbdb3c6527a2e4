using System.Text.Json;
using ProConnect.Client.Core.Reconciliation;

namespace ProConnect.Client;

/// <summary>Finds the accounts of users of ProConnect.</summary>
public static class ProConnectReconciliationExtensions
{
    /// <summary>Finds the account of a user: by <c>sub</c>, and then by e-mail address if the reconciler has a look-up for that.</summary>
    /// <typeparam name="TAccount">The application's type of accounts.</typeparam>
    /// <param name="accounts">The reconciler.</param>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Given to the look-ups.</param>
    /// <returns>The account and how it is known, or why there is none.</returns>
    public static Task<AccountMatch<TAccount>> FindAsync<TAccount>(this AccountReconciler<TAccount> accounts, ProConnectUser user, CancellationToken cancellationToken = default)
        where TAccount : class
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(user);
        return accounts.FindAsync(user.Subject, user.Email, IsKnownUnverified(user) ? false : null, cancellationToken);
    }

    // ProConnect itself does not say. An identity provider that admits it among its own claims is believed; one that boasts is not.
    private static bool IsKnownUnverified(ProConnectUser user) =>
        user.Custom is { } custom && custom.TryGetProperty("email_verified", out var verified) && verified.ValueKind != JsonValueKind.True;
}
