using System.Net;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.ThirdParty;

/// <summary>Every return URL as the target of a login that somebody else initiates.</summary>
internal sealed class InitiatedReturnUrlTests : ConformanceFixture
{
    private const string Path = "/proconnect/initiate-login";

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Settings["InitiateLoginPath"] = Path;
        setup.Settings["FetchUserInfo"] = "false";
    }

    [Case(ReturnUrlTable.Ids)]
    [TestCaseSource(typeof(ReturnUrlTable), nameof(ReturnUrlTable.Cases))]
    public async Task By_a_link(ReturnUrl url) =>
        await ReachesAsync(await Browser.GetAsync($"{Path}{QueryString.Create("target_link_uri", url.Text)}&login_hint={Camille.Email}&iss={Uri.EscapeDataString(Simulator.Issuer)}"), url);

    [Case(ReturnUrlTable.Ids)]
    [TestCaseSource(typeof(ReturnUrlTable), nameof(ReturnUrlTable.Cases))]
    public async Task By_a_form(ReturnUrl url)
    {
        var answer = await Browser.PostAsync(Path, ("target_link_uri", url.Text), ("login_hint", Camille.Email), ("iss", Simulator.Issuer));
        if (url.Text.Contains('\0', StringComparison.Ordinal))
        {
            Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "third_party_login.malformed");
            Observed.Outcome("refused: a form that cannot be read");
            return;
        }

        await ReachesAsync(await Browser.GetAsync(answer.Location!), url);
    }

    private async Task ReachesAsync(Answer asked, ReturnUrl url)
    {
        var answer = await Browser.GetAsync(await Browser.ReachCallbackAsync(asked));

        ReturnUrlTable.ExpectReached(answer.RawLocation, url);
        Observed.Outcome(url.Outcome);
    }
}
