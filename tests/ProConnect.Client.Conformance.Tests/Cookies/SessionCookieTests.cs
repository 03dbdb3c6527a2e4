using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Cookies;

/// <summary>The cookie that says who is signed in.</summary>
internal sealed class SessionCookieTests : CookieFixture
{
    private static IEnumerable<TestCaseData> Damages =>
    [
        Of("first character", Callbacks.Flip),
        Of("last characters", static value => value[..^4] + "AAAA"),
        Of("half of it", static value => value[..(value.Length / 2)]),
        Of("a promise of pieces that are not there", static _ => "chunks-3"),
        Of("a promise of a billion pieces", static _ => "chunks-1000000000"),
        Of("a promise of no number", static _ => "chunks-x"),
    ];

    private static IEnumerable<TestCaseData> Shuffles =>
    [
        Shuffle("the first is missing", static pieces => pieces[1..]),
        Shuffle("the last is missing", static pieces => pieces[..^1]),
        Shuffle("the first stands twice", static pieces => [pieces[0], .. pieces[..^1]]),
        Shuffle("they are reversed", static pieces => [.. pieces.Reverse()]),
    ];

    [Case("S01")]
    [TestCaseSource(nameof(Damages))]
    public async Task A_damaged_one(Func<string, string> damage)
    {
        await Browser.CompleteAsync(persona: Camille);

        await ExpectAnonymousAsync($"{Expect.SessionCookie}={damage(Browser.Cookie(Expect.SessionCookie)!.Value)}");
        Observed.Outcome("anonymous");
    }

    [Case("S01")]
    [TestCase("pending")]
    [TestCase("another application")]
    public async Task One_that_was_made_for_something_else(string source)
    {
        var other = source is "pending" ? OpenBrowser() : OpenBrowser(await StartApplicationAsync());
        if (source is "pending")
            await other.StartAsync();
        else
            await other.CompleteAsync(persona: Camille);
        var cookie = other.Cookie(source is "pending" ? SignInCookie : Expect.SessionCookie)!.Value;

        await ExpectAnonymousAsync($"{Expect.SessionCookie}={cookie}");
        Observed.Outcome("anonymous");
    }

    [Case("S04")]
    [Test]
    public async Task One_of_keys_that_were_lost()
    {
        var before = OpenBrowser(await StartApplicationAsync(static setup => setup.Keys = new EphemeralDataProtectionProvider()));
        await before.CompleteAsync(persona: Camille);
        Browser.Cookies.Add(before.Cookies.GetCookies(before.Origin));

        var answer = await Browser.GetAsync("/private");
        Assert.That(answer.RawLocation, Does.StartWith(Simulator.Issuer));

        await Browser.CompleteAsync("/private", Camille);
        Assert.That((await Browser.GetAsync("/private")).Status, Is.EqualTo(HttpStatusCode.OK));
        Observed.Outcome("anonymous, then signed in anew");
    }

    [Case("S05")]
    [TestCaseSource(nameof(Shuffles))]
    public async Task One_in_pieces(Func<string[], string[]> shuffle)
    {
        Misbehave(static faults => faults.UserInfoClaims = static claims =>
            claims["groups"] = new JsonArray([.. Enumerable.Range(0, 70).Select(static i => (JsonNode)$"direction-du-service-{i}")]));
        await Browser.CompleteAsync(persona: Camille);
        var pieces = Browser.ApplicationCookies.Where(static cookie => cookie.Name.StartsWith(Expect.SessionCookie + "C", StringComparison.Ordinal))
            .OrderBy(static cookie => cookie.Name, StringComparer.Ordinal).Select(static cookie => cookie.Value).ToArray();
        Assert.That(pieces, Has.Length.GreaterThan(1), "The session fits into one cookie.");

        var shuffled = shuffle(pieces).Select(static (value, i) => $"{Expect.SessionCookie}C{i + 1}={value}");

        await ExpectAnonymousAsync($"{Expect.SessionCookie}=chunks-{pieces.Length}; {string.Join("; ", shuffled)}");
        Observed.Outcome("anonymous");
    }

    [Case("S08")]
    [Test]
    public async Task One_that_an_attacker_planted()
    {
        var attacker = OpenBrowser();
        await attacker.CompleteAsync(persona: Marc);
        Browser.Cookies.Add(attacker.Cookies.GetCookies(attacker.Origin));
        var planted = Browser.Cookie(Expect.SessionCookie)!.Value;

        await Browser.CompleteAsync(persona: Camille);

        Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Is.Not.EqualTo(planted));
        await Expect.SignedInAsync(Browser, Camille.Sub);
        await ExpectAnonymousAsync($"{Expect.SessionCookie}={planted}");
        Observed.Outcome("another session; the planted one ends");
    }

    private static TestCaseData Of(string name, Func<string, string> damage) => new TestCaseData(damage).SetArgDisplayNames(name);

    private static TestCaseData Shuffle(string name, Func<string[], string[]> shuffle) => new TestCaseData(shuffle).SetArgDisplayNames(name);
}
