using System.Net;
using System.Text.RegularExpressions;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.ReturnUrls;

/// <summary>Every return URL at every place that takes one.</summary>
internal sealed partial class ReturnUrlTests : ConformanceFixture
{
    private const int LargestCookie = 4_096;

    protected override void Configure(ApplicationSetup setup) => setup.Settings["FetchUserInfo"] = "false";

    [Case(ReturnUrlTable.Ids)]
    [TestCaseSource(typeof(ReturnUrlTable), nameof(ReturnUrlTable.Cases))]
    public async Task The_sign_in_link(ReturnUrl url)
    {
        var started = await Browser.StartAsync(url.Text, Camille);
        Assert.That(started.SetCookies.Select(static cookie => cookie.Length), Is.All.LessThan(LargestCookie));

        var answer = await Browser.GetAsync(await Browser.ReachCallbackAsync(started));

        ReturnUrlTable.ExpectReached(answer.RawLocation, url);
        Assert.That(answer.SetCookies, Has.None.StartsWith("a=b"));
        Observed.Outcome(url.Outcome);
    }

    [Case(ReturnUrlTable.Ids)]
    [TestCaseSource(typeof(ReturnUrlTable), nameof(ReturnUrlTable.Cases))]
    public async Task The_sign_out_form(ReturnUrl url)
    {
        // Without a session, who sends a form that cannot be read goes home.
        var isUnreadable = url.Text.Contains('\0', StringComparison.Ordinal);
        if (isUnreadable)
            await Browser.CompleteAsync(persona: Camille);

        var left = await Browser.SignOutAsync(url.Text);
        if (isUnreadable)
        {
            Expect.ErrorPage(left, HttpStatusCode.BadRequest);
            Links(left).ForEach(static link => ReturnUrlTable.ExpectReached(link, new ReturnUrl("", "", 0, ReturnUrl.Home)));
            Observed.Outcome("refused: a form that cannot be read");
            return;
        }

        var back = await Browser.FollowAsync(left, Browser.IsApplication);
        var answer = await Browser.GetAsync(back.Location!);

        ReturnUrlTable.ExpectReached(answer.RawLocation, url);
        Observed.Outcome(url.Outcome);
    }

    [Case(ReturnUrlTable.Ids)]
    [TestCaseSource(typeof(ReturnUrlTable), nameof(ReturnUrlTable.Cases))]
    public async Task The_links_of_an_error_page(ReturnUrl url)
    {
        Misbehave(static faults => faults.AuthorizationResponse = static parameters => parameters["iss"] = "https://evil.example");

        var page = await Browser.CompleteAsync(url.Text, Camille);

        Expect.ErrorPage(page, HttpStatusCode.BadRequest);
        var again = Links(page).Where(static link => link.StartsWith("/proconnect/login?", StringComparison.Ordinal)).ToList();
        Assert.That((Links(page).Count, again.Count), Is.EqualTo((4, 2)));
        again.ForEach(link => ReturnUrlTable.ExpectReached(Answer.Parameter(new Uri(Browser.Origin, link), "returnUrl"), url));
        Assert.That(Links(page).Except(again, StringComparer.Ordinal), Is.EqualTo(new[] { ReturnUrl.Home }));
        Observed.Outcome(url.Outcome);
    }

    private static List<string> Links(Answer page) => [.. Href().Matches(page.Body).Select(static match => WebUtility.HtmlDecode(match.Groups["address"].Value))];

    [GeneratedRegex("href=\"(?<address>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Href();
}
