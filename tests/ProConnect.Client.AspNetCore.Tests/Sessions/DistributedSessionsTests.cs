using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Sessions;

/// <summary>Sessions on the server: who holds the cache holds no session.</summary>
internal sealed class DistributedSessionsTests : SessionFixture
{
    private const int Unreadable = 2037;

    [Test]
    public async Task The_cookie_is_a_key_and_the_cache_tells_nothing()
    {
        var before = Stored;

        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        var entry = Cache.Entries[Stored.Except(before, StringComparer.Ordinal).Single()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Has.Length.LessThan(700));
            Assert.That(Encoding.Latin1.GetString(entry), Does.Not.Contain(Personas.CamilleDurand.Sub).And.Not.Contain(Personas.CamilleDurand.Email));
        }
    }

    [Test]
    public async Task Sign_out_removes_it()
    {
        var before = Stored;
        await Browser.CompleteAsync();
        var copy = Copy(Browser);

        await Browser.SignOutAsync();

        Assert.That(Stored, Is.EquivalentTo(before));
        await ExpectEndedAsync(copy);
    }

    [Test]
    public async Task A_request_that_began_before_does_not_bring_it_back()
    {
        var store = Application.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).SessionStore!;
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("test")), "test");
        var key = await store.StoreAsync(ticket);
        Assert.That(await store.RetrieveAsync(key), Is.Not.Null);
        await store.RemoveAsync(key);

        await store.RenewAsync(key, ticket);

        Assert.That(await store.RetrieveAsync(key), Is.Null);
    }

    [Test]
    public async Task One_that_another_sign_in_replaces_is_on_the_list_of_those_that_ended()
    {
        await Browser.CompleteAsync();
        var before = Cache.Entries.Keys.Count(static key => key.StartsWith("ProConnect.Client.Revoked:", StringComparison.Ordinal));

        await Browser.CompleteAsync();

        Assert.That(Cache.Entries.Keys.Count(static key => key.StartsWith("ProConnect.Client.Revoked:", StringComparison.Ordinal)), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Every_machine_with_the_cache_and_the_keys_knows_it()
    {
        var other = await StartApplicationAsync(Configure);
        await Browser.CompleteAsync();

        await Expect.SignedInAsync(Copy(Browser, other), Personas.CamilleDurand.Sub);
        await Browser.SignOutAsync();
        await ExpectEndedAsync(Copy(Browser, other));
    }

    [Test]
    public async Task An_entry_that_is_put_under_another_key_opens_nothing()
    {
        var before = Stored;
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);
        var hers = Stored.Except(before, StringComparer.Ordinal).Single();
        var attacker = OpenBrowser();
        await attacker.CompleteAsync(persona: Personas.MarcLeroy);
        var his = Stored.Except(before, StringComparer.Ordinal).Single(key => !string.Equals(key, hers, StringComparison.Ordinal));

        Cache.Overwrite(his, Cache.Entries[hers]);

        await ExpectEndedAsync(attacker);
        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(Unreadable));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(400)]
    public async Task An_entry_that_was_changed_opens_nothing(int length)
    {
        var before = Stored;
        await Browser.CompleteAsync();

        Cache.Overwrite(Stored.Except(before, StringComparer.Ordinal).Single(), new byte[length]);

        await ExpectEndedAsync(Browser);
        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(Unreadable));
    }

    [Test]
    public async Task A_machine_with_other_keys_says_so()
    {
        var other = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Keys = new OtherKeys(setup.Keys);
        });
        await Browser.CompleteAsync();

        await ExpectEndedAsync(Copy(Browser, other));

        Assert.That(other.Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(Unreadable));
    }

    [Test]
    public async Task A_session_that_was_ended_leaves_the_cache_with_its_next_request()
    {
        var before = Stored;
        await Browser.CompleteAsync();
        await Application.Services.GetRequiredService<UserSessions>().SignOutEverywhereAsync(Personas.CamilleDurand.Sub);

        await ExpectEndedAsync(Browser);

        Assert.That(Stored, Is.EquivalentTo(before));
        Time.Advance(TimeSpan.FromSeconds(1));
    }

    [Test]
    public async Task A_session_without_measure_is_refused()
    {
        var store = Application.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).SessionStore!;
        var identity = new ClaimsIdentity([new Claim("x", new string('x', 300_000))], "x");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => store.StoreAsync(new AuthenticationTicket(new ClaimsPrincipal(identity), "x")));

        Assert.That(thrown!.Message, Does.Contain("262144").And.Not.Contain("xxx"));
    }

    /// <summary>Keys that open the cookie, and not what is in the cache.</summary>
    private sealed class OtherKeys(IDataProtectionProvider same) : IDataProtectionProvider
    {
        private readonly EphemeralDataProtectionProvider _others = new();

        public IDataProtector CreateProtector(string purpose) => purpose.StartsWith("ProConnect", StringComparison.Ordinal) ? _others.CreateProtector(purpose) : same.CreateProtector(purpose);
    }
}
