using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.ReturnUrls;

/// <summary>Wherever a return URL comes in, it never leads out of the application, nor into the library's own endpoints.</summary>
internal sealed partial class ReturnUrlTests : SimulatorFixture
{
    private async Task RefusesToSignOutAsync(string payload)
    {
        await Browser.CompleteAsync();

        Expect.ErrorPage(await Browser.SignOutAsync(payload), HttpStatusCode.BadRequest);
    }

    private static readonly string[] OwnEndpoints = ["/proconnect/login", "/proconnect/logout", "/proconnect/callback"];

    [TestCaseSource(typeof(HostilePayloads), nameof(HostilePayloads.All))]
    public async Task The_login_link_leads_nowhere_else(string payload)
    {
        ExpectLocal(await Browser.CompleteAsync(payload));
    }

    [TestCaseSource(typeof(HostilePayloads), nameof(HostilePayloads.All))]
    public async Task The_sign_out_form_leads_nowhere_else(string payload)
    {
        if (payload.Contains('\0', StringComparison.Ordinal))
            await RefusesToSignOutAsync(payload);
        else
            ExpectLocal(await ReturnFromSignOutAsync(payload));
    }

    [TestCaseSource(typeof(HostilePayloads), nameof(HostilePayloads.All))]
    public async Task A_sign_out_by_code_leads_nowhere_else(string payload)
    {
        var left = await Browser.GetAsync($"/signout{QueryString.Create("returnUrl", payload)}");

        ExpectLocal(await Browser.GetAsync((await Browser.FollowAsync(left, Browser.IsApplication)).Location!));
    }

    [TestCaseSource(typeof(HostilePayloads), nameof(HostilePayloads.All))]
    public async Task The_links_of_an_error_page_lead_nowhere_else(string payload)
    {
        Simulator.Faults.AuthorizationResponse = static parameters => parameters["iss"] = "https://evil.example";
        var page = await Browser.CompleteAsync(payload);

        Expect.ErrorPage(page, HttpStatusCode.BadRequest);
        ExpectSafeLinks(page);
    }

    [TestCaseSource(typeof(HostilePayloads), nameof(HostilePayloads.All))]
    public async Task A_challenge_by_code_leads_nowhere_else(string payload)
    {
        var started = await Browser.GetAsync($"/challenge{QueryString.Create("returnUrl", payload)}&loginHint=camille.durand@ministere.example");

        ExpectLocal(await Browser.GetAsync(await Browser.ReachCallbackAsync(started)));
    }

    [TestCaseSource(typeof(LocalPages), nameof(LocalPages.All))]
    public async Task Pages_of_the_application_are_reached_from_the_login_link(string returnUrl, string expected)
    {
        Assert.That((await Browser.CompleteAsync(returnUrl)).RawLocation, Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(LocalPages), nameof(LocalPages.All))]
    public async Task Pages_of_the_application_are_reached_after_signing_out(string returnUrl, string expected)
    {
        Assert.That((await ReturnFromSignOutAsync(returnUrl)).RawLocation, Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(LocalPages), nameof(LocalPages.All))]
    public async Task Pages_of_the_application_are_kept_in_the_links_of_an_error_page(string returnUrl, string expected)
    {
        Simulator.Faults.AuthorizationResponse = static parameters => parameters["iss"] = "https://evil.example";
        var page = await Browser.CompleteAsync(returnUrl);

        Assert.That(Links(page).Select(link => Answer.Parameter(new Uri(Browser.Origin, link), "returnUrl")).OfType<string>().Distinct(StringComparer.Ordinal), Is.EqualTo(new[] { expected }));
        Simulator.Faults.Clear();
        var again = await Browser.GetAsync(await Browser.ReachCallbackAsync(await Browser.GetAsync(Links(page)[0] + "&login_hint=camille.durand@ministere.example")));
        Assert.That(again.RawLocation, Is.EqualTo(expected));
    }

    [TestCase("/%2F%2Fevil.example")]
    [TestCase("/%5Cevil.example")]
    [TestCase("/%252F%252Fevil.example")]
    [TestCase("/%2e%2e//evil.example")]
    [TestCase("/ok%0d%0aLocation:%20https://evil.example")]
    public async Task What_would_lead_away_if_it_were_decoded_once_more_leads_home(string returnUrl)
    {
        Assert.That((await Browser.CompleteAsync(returnUrl)).RawLocation, Is.EqualTo("/"));
    }

    [TestCase("/proconnect/login?returnUrl=/private&returnUrl=//evil.example")]
    [TestCase("/proconnect/login?returnUrl=/private&returnUrl=/private")]
    [TestCase("/proconnect/login?returnUrl[]=//evil.example")]
    [TestCase("/proconnect/login?returnUrl")]
    [TestCase("/proconnect/login?return_url=//evil.example")]
    public async Task An_ambiguous_return_url_is_none(string login)
    {
        var started = await Browser.GetAsync($"{login}&login_hint=camille.durand@ministere.example");

        Assert.That((await Browser.GetAsync(await Browser.ReachCallbackAsync(started))).RawLocation, Is.EqualTo("/"));
    }

    [Test]
    public async Task An_ambiguous_return_url_of_the_sign_out_form_is_none()
    {
        var token = Browser.TokenIn(await Browser.GetAsync("/form"));
        var left = await Browser.PostAsync("/proconnect/logout", ("__RequestVerificationToken", token), ("returnUrl", "/private"), ("returnUrl", "//evil.example"));

        Assert.That((await Browser.GetAsync((await Browser.FollowAsync(left, Browser.IsApplication)).Location!)).RawLocation, Is.EqualTo("/"));
    }

    private async Task<Answer> ReturnFromSignOutAsync(string returnUrl) =>
        await Browser.GetAsync((await Browser.FollowAsync(await Browser.SignOutAsync(returnUrl), Browser.IsApplication)).Location!);

    private void ExpectLocal(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        ExpectLocal(answer.RawLocation!);
    }

    private void ExpectLocal(string location)
    {
        var address = new Uri(Browser.Origin, location);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(address.GetLeftPart(UriPartial.Authority), Is.EqualTo(ApplicationSetup.Origin));
            Assert.That(location, Does.Match(@"\A/(?![/\\])[!-~]*\z"), "A header holds visible ASCII only, and a second slash would start a host name.");
            Assert.That(OwnEndpoints.Any(own => Uri.UnescapeDataString(address.AbsolutePath).StartsWith(own, StringComparison.OrdinalIgnoreCase)), Is.False, location);
        }
    }

    private void ExpectSafeLinks(Answer page)
    {
        Assert.That(Links(page), Has.Count.EqualTo(4));
        foreach (var link in Links(page))
        {
            if (link.StartsWith("/proconnect/login?returnUrl=", StringComparison.Ordinal))
                ExpectLocal(Answer.Parameter(new Uri(Browser.Origin, link), "returnUrl")!);
            else
                Assert.That(link, Is.EqualTo("/"));
        }
    }

    private static List<string> Links(Answer page) => [.. Href().Matches(page.Body).Select(static match => WebUtility.HtmlDecode(match.Groups["address"].Value))];

    [GeneratedRegex("href=\"(?<address>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Href();
}
