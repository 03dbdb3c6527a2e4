using ProConnect.Client.Core.Reconciliation;

namespace ProConnect.Client.Core.Tests.Reconciliation;

/// <summary>Who signs in, and which account is hers.</summary>
internal sealed class AccountReconcilerTests
{
    private const string Sub = "the-sub";
    private const string Email = "Jean.Œuvré@Ministere.example";

    private readonly List<string> _asked = [];

    [SetUp]
    public void Forget() => _asked.Clear();

    [Test]
    public async Task An_account_with_her_sub_is_hers_and_no_address_is_looked_up()
    {
        var match = await FindAsync([Account("a", Sub, "another@ministere.example"), Account("b", subject: null, Email)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((match.Kind, match.Account, match.IsConflict), Is.EqualTo((AccountMatchKind.Subject, "a", false)));
            Assert.That(_asked, Is.EqualTo(new[] { Sub }));
        }
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task An_account_with_her_address_and_no_sub_is_hers(string? subject)
    {
        var match = await FindAsync([Account("a", subject, "jean.œuvré@ministere.EXAMPLE")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((match.Kind, match.Account), Is.EqualTo((AccountMatchKind.Email, "a")));
            Assert.That(_asked, Is.EqualTo(new[] { Sub, "jean.œuvré@ministere.example" }));
        }
    }

    [Test]
    public async Task Without_a_look_up_by_address_there_is_none()
    {
        var match = await new AccountReconciler<string>(static (_, _) => Task.FromResult<string?>(null)).FindAsync(Sub, Email);

        Assert.That((match.Kind, match.Account, match.IsConflict), Is.EqualTo((AccountMatchKind.None, (string?)null, false)));
    }

    [Test]
    public async Task An_account_of_another_sub_is_not_taken_over()
    {
        var match = await FindAsync([Account("a", "another-sub", Email)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((match.Kind, match.Account, match.IsConflict), Is.EqualTo((AccountMatchKind.AnotherSubject, (string?)null, true)));
            Assert.That(match.Conflicting, Is.EqualTo(new[] { "a" }));
        }
    }

    [TestCase("THE-SUB")]
    [TestCase("the-sub ")]
    public async Task A_sub_is_another_if_it_differs_by_a_letter(string subject)
    {
        Assert.That((await FindAsync([Account("a", subject, Email)])).Kind, Is.EqualTo(AccountMatchKind.AnotherSubject));
    }

    [Test]
    public async Task Several_accounts_with_her_address_are_nobodys()
    {
        var match = await FindAsync([Account("a", subject: null, Email), Account("b", subject: null, Email.ToUpperInvariant())]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((match.Kind, match.Account), Is.EqualTo((AccountMatchKind.SeveralAccounts, (string?)null)));
            Assert.That(match.Conflicting, Is.EqualTo(new[] { "a", "b" }));
        }
    }

    [TestCase(true, AccountMatchKind.Email)]
    [TestCase(null, AccountMatchKind.Email)]
    [TestCase(false, AccountMatchKind.UnverifiedEmail)]
    public async Task An_address_that_is_known_to_be_unverified_opens_no_account(bool? verified, AccountMatchKind expected)
    {
        var match = await FindAsync([Account("a", subject: null, Email)], verified: verified);

        Assert.That((match.Kind, match.Account is null), Is.EqualTo((expected, verified is false)));
    }

    [Test]
    public async Task An_unverified_address_of_nobody_is_no_conflict()
    {
        Assert.That((await FindAsync([], verified: false)).Kind, Is.EqualTo(AccountMatchKind.None));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("jean")]
    [TestCase("jean@ministere.example\n")]
    [TestCase(" jean@ministere.example")]
    [TestCase("jean@ministere.example\0")]
    public async Task What_is_no_address_is_not_looked_up(string? email)
    {
        var match = await FindAsync([Account("a", subject: null, email ?? "")], email);

        Assert.That((match.Kind, _asked.Count), Is.EqualTo((AccountMatchKind.None, 1)));
    }

    [Test]
    public async Task An_endless_address_is_not_looked_up()
    {
        await FindAsync([], new string('a', 100_000) + "@ministere.example");

        Assert.That(_asked, Has.Count.EqualTo(1));
    }

    [TestCase("jean@ministere.example", "jéan@ministere.example", Description = "an accent that a database may leave out")]
    [TestCase("j\u00E9an@ministere.example", "je\u0301an@ministere.example", Description = "a combining accent")]
    [TestCase("jean@ministere.example", "je\u0430n@ministere.example", Description = "a Cyrillic a")]
    [TestCase("jean@ministere.example", "\uFF4Aean@ministere.example", Description = "a full-width j")]
    [TestCase("kim@ministere.example", "\u212Aim@ministere.example", Description = "a Kelvin sign")]
    [TestCase("simon@ministere.example", "\u017Fimon@ministere.example", Description = "a long s")]
    [TestCase("strasse@ministere.example", "stra\u00DFe@ministere.example", Description = "a sharp s")]
    [TestCase("ines@ministere.example", "\u0131nes@ministere.example", Description = "a dotless i")]
    [TestCase("ines@ministere.example", "\u0130nes@ministere.example", Description = "a dotted capital I")]
    [TestCase("jean@ministere.example", "je\u200Ban@ministere.example", Description = "a zero-width space")]
    [TestCase("jean@ministere.example", "jean@ministere.example ", Description = "a space that a database may leave out")]
    [TestCase("jean@ministere.example", "jean+x@ministere.example")]
    [TestCase("jean@ministere.example", "je.an@ministere.example")]
    public async Task Addresses_that_only_look_alike_are_of_different_people(string stored, string claimed)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await FindAsync([Account("a", subject: null, stored)], claimed)).Kind, Is.EqualTo(AccountMatchKind.None));
            Assert.That((await FindAsync([Account("a", subject: null, claimed)], stored)).Kind, Is.EqualTo(AccountMatchKind.None));
        }
    }

    [TestCase("tr-TR")]
    [TestCase("fr-FR")]
    [TestCase("")]
    public async Task Cultures_do_not_matter(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That((await FindAsync([Account("a", subject: null, "INES@MINISTERE.EXAMPLE")], "ines@ministere.example")).Kind, Is.EqualTo(AccountMatchKind.Email));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase("")]
    [TestCase(" ")]
    public void Nobody_is_found_without_a_sub(string subject)
    {
        Assert.That(() => new AccountReconciler<string>(static (_, _) => Task.FromResult<string?>("anybody")).FindAsync(subject, Email), Throws.ArgumentException);
    }

    [Test]
    public void A_look_up_that_fails_finds_nobody()
    {
        var accounts = new AccountReconciler<string>(static (_, _) => throw new InvalidOperationException("the database is down"));

        Assert.That(() => accounts.FindAsync(Sub, Email), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_caller_who_gives_up_is_heard_by_the_look_ups()
    {
        using var stop = new CancellationTokenSource();
        var heard = new List<CancellationToken>();
        var accounts = new AccountReconciler<string>(
            (_, token) =>
            {
                heard.Add(token);
                return Task.FromResult<string?>(null);
            },
            (_, token) =>
            {
                heard.Add(token);
                return Task.FromResult<IReadOnlyList<KnownAccount<string>>>([]);
            });

        await accounts.FindAsync(Sub, Email, cancellationToken: stop.Token);

        Assert.That(heard, Is.EqualTo(new[] { stop.Token, stop.Token }));
    }

    [Test]
    public async Task Printing_a_match_tells_nothing_of_her()
    {
        Assert.That(($"{await FindAsync([Account("jean", Sub, Email)])}", $"{Account("jean", Sub, Email)}"), Is.EqualTo(("Subject", "KnownAccount")));
    }

    private static KnownAccount<string> Account(string name, string? subject, string email) => new(name, subject, email);

    /// <summary>A store whose look-up by address finds whatever it has, as a careless collation would.</summary>
    private Task<AccountMatch<string>> FindAsync(IReadOnlyList<KnownAccount<string>> store, string? email = Email, bool? verified = null) =>
        new AccountReconciler<string>(
            (subject, _) =>
            {
                _asked.Add(subject);
                return Task.FromResult(store.FirstOrDefault(account => string.Equals(account.Subject, subject, StringComparison.Ordinal))?.Account);
            },
            (address, _) =>
            {
                _asked.Add(address);
                return Task.FromResult(store);
            }).FindAsync(Sub, email, verified);
}
