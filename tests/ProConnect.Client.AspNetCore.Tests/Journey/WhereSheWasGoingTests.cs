using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

internal sealed class WhereSheWasGoingTests : SimulatorFixture
{
    [TestCase("/dossiers/42?onglet=notes&tri=date", "/dossiers/42?onglet=notes&tri=date")]
    [TestCase("/dossiers/42?onglet=notes#suite", "/dossiers/42?onglet=notes#suite")]
    [TestCase("/dossiers/é?ville=Orléans#été", "/dossiers/%C3%A9?ville=Orl%C3%A9ans#%C3%A9t%C3%A9")]
    [TestCase("/d%C3%A9tail", "/d%C3%A9tail")]
    [TestCase("/emoji/😀", "/emoji/%F0%9F%98%80")]
    [TestCase("/a?u=https://x.example/y", "/a?u=https://x.example/y")]
    [TestCase("/", "/")]
    public async Task The_return_url_is_where_she_arrives(string returnUrl, string expected)
    {
        Assert.That((await Browser.CompleteAsync(returnUrl)).RawLocation, Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_a_return_url_she_arrives_at_the_home_page()
    {
        var started = await Browser.GetAsync("/proconnect/login?login_hint=camille.durand@ministere.example");

        Assert.That((await Browser.GetAsync(await Browser.ReachCallbackAsync(started))).RawLocation, Is.EqualTo("/"));
    }

    [Test]
    public async Task A_page_that_needs_a_user_is_where_she_comes_back_to_with_its_query()
    {
        await Browser.CompleteAsync();
        var other = OpenBrowser();
        other.Cookies.Add(Browser.Cookies.GetCookies(new Uri(Simulator.Issuer + "/")));

        var answer = await other.FollowAsync(await other.GetAsync("/private?onglet=%C3%A9t%C3%A9&page=2"));

        Assert.That((answer.Status, answer.Address.PathAndQuery), Is.EqualTo((HttpStatusCode.OK, "/private?onglet=%C3%A9t%C3%A9&page=2")));
    }

    [Test]
    public async Task A_form_that_needed_a_user_leads_home_because_it_cannot_be_sent_again()
    {
        await Browser.CompleteAsync();
        var other = OpenBrowser();
        other.Cookies.Add(Browser.Cookies.GetCookies(new Uri(Simulator.Issuer + "/")));

        var callback = await other.ReachCallbackAsync(await other.PostAsync("/private"));

        Assert.That((await other.GetAsync(callback)).RawLocation, Is.EqualTo("/"));
    }

    [Test]
    public async Task A_challenge_by_code_returns_where_it_says()
    {
        var started = await Browser.GetAsync("/challenge?returnUrl=%2Fprivate%3Fa%3D1&loginHint=camille.durand@ministere.example");

        Assert.That((await Browser.GetAsync(await Browser.ReachCallbackAsync(started))).RawLocation, Is.EqualTo("/private?a=1"));
    }
}
