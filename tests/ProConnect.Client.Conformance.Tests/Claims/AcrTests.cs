using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>An application that requires a level.</summary>
internal sealed class AcrTests() : TokenFixture(TokenUse.IdToken)
{
    private static IEnumerable<TokenCase> C21 =>
    [
        ClaimCases.Without("acr", ""),
        .. new[] { "null", """["eidas2"]""", """{"eidas2":true}""", "2" }.Select(static json => TokenCase.Claim(json, "", "acr", json)),
        .. new[] { "\"\"", "\"eidas1\"", "\"EIDAS2\"", "\"eidas1 eidas2\"", "\"eidas2 eidas3\"", "\"eidas2-weak\"", "\"eidas2 \"", "\"eidas2\\u0000\"" }
            .Select(static json => TokenCase.Claim(json, "", "acr", json)),
    ];

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["Acr:Require:0"] = "eidas2";
        setup.Settings["Acr:Require:1"] = "eidas3";
    }

    [Case("C21")]
    [TestCaseSource(nameof(C21))]
    public async Task A_level_that_is_not_one_of_those_required_is_not_enough(TokenCase wrong)
    {
        Replace(Faults, token => wrong.Change(Forge, token));
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();

        await RefusesAsync(callback, "acr_not_reached", HttpStatusCode.Forbidden);

        Assert.That(Asked, Has.None.EqualTo("/userinfo"));
    }

    [Case("C21")]
    [TestCase("eidas2")]
    [TestCase("eidas3")]
    public Task A_level_that_is_required_is_enough(string acr) => AcceptsAsync(TokenCase.Claims("", "", (claims, _) => claims["acr"] = JsonValue.Create(acr)));
}
