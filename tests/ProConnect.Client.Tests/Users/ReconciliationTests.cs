using System.Text.Json;
using ProConnect.Client.Core.Reconciliation;

namespace ProConnect.Client.Tests.Users;

internal sealed class ReconciliationTests
{
    [TestCase(null, AccountMatchKind.Email)]
    [TestCase("{}", AccountMatchKind.Email)]
    [TestCase("""{"email_verified":true}""", AccountMatchKind.Email)]
    [TestCase("""{"email_verified":false}""", AccountMatchKind.UnverifiedEmail)]
    [TestCase("""{"email_verified":"true"}""", AccountMatchKind.UnverifiedEmail)]
    [TestCase("""{"email_verified":null}""", AccountMatchKind.UnverifiedEmail)]
    public async Task An_identity_provider_that_admits_that_an_address_is_unverified_is_believed(string? custom, AccountMatchKind expected)
    {
        var accounts = new AccountReconciler<string>(
            static (_, _) => Task.FromResult<string?>(null),
            static (email, _) => Task.FromResult<IReadOnlyList<KnownAccount<string>>>([new("account", Subject: null, email)]));
        var user = new ProConnectUser { Subject = "the-user", Email = "Agent@Ministere.example", Custom = custom is null ? null : JsonElement.Parse(custom) };

        Assert.That((await accounts.FindAsync(user)).Kind, Is.EqualTo(expected));
    }
}
