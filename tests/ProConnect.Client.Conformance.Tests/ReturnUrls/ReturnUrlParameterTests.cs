using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.ReturnUrls;

/// <summary>Return URLs that come twice, not at all, by another method, or change on the way.</summary>
internal sealed class ReturnUrlParameterTests : ConformanceFixture
{
    private static readonly ReturnUrl Nowhere = new("", "", 0, ReturnUrl.Home);

    [Case("URL-36")]
    [TestCase("returnUrl=/private&returnUrl=//evil.example")]
    [TestCase("returnUrl=//evil.example&returnUrl=/private")]
    [TestCase("returnUrl=/private&ReturnUrl=//evil.example")]
    [TestCase("returnUrl[]=//evil.example")]
    [TestCase("returnUrl[0]=//evil.example&returnUrl[1]=/private")]
    public async Task Ambiguous_in_the_sign_in_link(string query) => await SignsInToTheHomePageAsync($"/proconnect/login?{query}");

    [Case("URL-36")]
    [TestCase("returnUrl", "/private", "returnUrl", "//evil.example")]
    [TestCase("returnUrl", "/private", "ReturnUrl", "//evil.example")]
    [TestCase("returnUrl[]", "//evil.example", "other", "x")]
    public async Task Ambiguous_in_the_sign_out_form(string name, string value, string otherName, string otherValue)
    {
        var token = Browser.TokenIn(await Browser.GetAsync("form"));

        var left = await Browser.PostAsync("proconnect/logout", ("__RequestVerificationToken", token), (name, value), (otherName, otherValue));

        await SignsOutToTheHomePageAsync(left);
    }

    [Case("URL-37")]
    [TestCase("/proconnect/login")]
    [TestCase("/proconnect/login?returnUrl")]
    public async Task None_in_the_sign_in_link(string link) => await SignsInToTheHomePageAsync(link);

    [Case("URL-37")]
    [Test]
    public async Task None_in_the_sign_out_form() => await SignsOutToTheHomePageAsync(await Browser.SignOutAsync());

    [Case("URL-32")]
    [Test]
    public async Task The_sign_in_link_takes_no_form()
    {
        var answer = await Browser.PostAsync("proconnect/login", ("returnUrl", "//evil.example"));

        Assert.That((answer.Status, answer.RawLocation), Is.EqualTo((HttpStatusCode.MethodNotAllowed, (string?)null)));
        Observed.Outcome("no sign-in by POST");
    }

    [Case("URL-34")]
    [Test]
    public async Task The_sign_out_form_is_no_link()
    {
        await Browser.CompleteAsync(persona: Camille);

        var answer = await Browser.GetAsync("proconnect/logout?returnUrl=//evil.example");

        Assert.That((answer.Status, answer.RawLocation), Is.EqualTo((HttpStatusCode.MethodNotAllowed, (string?)null)));
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("no sign-out by GET");
    }

    [Case("URL-39")]
    [TestCase("state")]
    [TestCase("cookie")]
    public async Task Changed_on_the_way(string what)
    {
        const string Cookie = "__Host-ProConnect.SignIn";
        await Browser.CompleteAsync(persona: Marc);
        var callback = await Browser.ReachCallbackAsync("/private", Camille);
        if (what is "state")
        {
            await RefusesAsync(Callbacks.With(callback, "state", Callbacks.Flip(Answer.Parameter(callback, "state")!)), "callback.state_unknown");
            return;
        }

        Browser.Cookies.Add(new Cookie(Cookie, Callbacks.Flip(Browser.Cookie(Cookie)!.Value), "/", Browser.Origin.Host) { Secure = true });
        await RefusesAsync(callback, "callback.correlation_missing");
    }

    private async Task SignsInToTheHomePageAsync(string link)
    {
        var started = await Browser.GetAsync($"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}login_hint={Camille.Email}");
        var answer = await Browser.GetAsync(await Browser.ReachCallbackAsync(started));
        ReturnUrlTable.ExpectReached(answer.RawLocation, Nowhere);
        Observed.Outcome(Nowhere.Outcome);
    }

    private async Task SignsOutToTheHomePageAsync(Answer left)
    {
        var answer = await Browser.GetAsync((await Browser.FollowAsync(left, Browser.IsApplication)).Location!);
        ReturnUrlTable.ExpectReached(answer.RawLocation, Nowhere);
        Observed.Outcome(Nowhere.Outcome);
    }
}
