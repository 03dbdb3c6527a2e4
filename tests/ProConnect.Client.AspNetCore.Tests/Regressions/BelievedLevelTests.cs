using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>A page believes the level only of an identity that the scheme made.</summary>
internal sealed class BelievedLevelTests : SimulatorFixture
{
    private static IEnumerable<TestCaseData> Changes() =>
    [
        Change("another identity", static p => new([.. p.Identities, new ClaimsIdentity([new("acr", "eidas3")], "Other")])),
        Change("another identity first", static p => new([new ClaimsIdentity([new("acr", "eidas3")], "Other"), .. p.Identities])),
        Change("an identity whose type differs by case", static p => new([.. p.Identities, new ClaimsIdentity([new("acr", "eidas3")], "proconnect")])),
        Change("an identity of no type", static p => new([.. p.Identities, new ClaimsIdentity([new("acr", "eidas3")])])),
        Change("a second level", static p => With(p, new Claim("acr", "eidas3"))),
        Change("a claim named ACR", static p => With(p, new Claim("ACR", "eidas3"))),
        Change("only a claim named ACR", static p => With(Without(p, "acr"), new Claim("ACR", "eidas3"))),
        Change("the same level in another identity", static p => new(new ClaimsIdentity(Without(p, "acr").Claims.Append(new("acr", "eidas3")), "Cookies"))),
    ];

    [TestCaseSource(nameof(Changes))]
    public async Task What_the_scheme_did_not_say_does_not_count(Func<ClaimsPrincipal, ClaimsPrincipal> change)
    {
        var browser = await OpenBrowserAsync(change);
        Simulator.Faults.Acr = "eidas1";
        await browser.CompleteAsync();

        Assert.That((await browser.GetAsync("/paie")).Status, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_the_scheme_said_counts_beside_other_identities()
    {
        var browser = await OpenBrowserAsync(static p => new([new ClaimsIdentity([new("acr", "eidas1")], "Other"), .. p.Identities]));
        await browser.CompleteAsync();

        Assert.That((await browser.GetAsync("/paie")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task With_two_schemes_a_page_says_which_one_it_means()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            setup.Authentication = (builder, configuration) => builder.AddCookie()
                .AddProConnect(configuration.GetSection("ProConnect")).AddProConnect("Other", configuration.GetSection("ProConnect"));
            setup.Map = static app =>
            {
                app.MapProConnect();
                app.MapProConnect("Other");
                app.MapGet("/unnamed", static () => "unnamed").RequireAcr(ProConnectAcr.TwoFactor);
                app.MapGet("/named", static () => "named").RequireAcr(ProConnectAcr.TwoFactor, "Other");
            };
        }));
        await browser.CompleteAsync();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => browser.GetAsync("/unnamed"));
        Assert.That(thrown!.Message, Does.Contain("ProConnect, Other").And.Contain("in the argument scheme"));

        Assert.That((await browser.GetAsync("/named")).Redirect("redirect_uri"), Is.EqualTo("https://service.example/other/callback"), "The level of the other scheme was believed.");
        await browser.CompleteAsync(prefix: "other");
        Assert.That((await browser.GetAsync("/named")).Body, Is.EqualTo("named"));
    }

    [Test]
    public async Task The_typed_user_is_of_the_scheme_alone()
    {
        var browser = await OpenBrowserAsync(static p => new([new ClaimsIdentity([new("sub", "somebody-else")], "Other"), .. p.Identities]));
        await browser.CompleteAsync();

        await Expect.SignedInAsync(browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public void Nobody_of_another_scheme_is_a_typed_user([Values("Cookies", "proconnect", "Other")] string scheme)
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new("sub", "x")], scheme));

        Assert.That(principal.GetProConnectUser(), Is.Null);
        Assert.That(principal.GetProConnectUser(scheme)?.Subject, Is.EqualTo("x"));
    }

    [TestCase("is_admin", "True", ClaimValueTypes.Boolean)]
    [TestCase("count", "1,5", ClaimValueTypes.Double)]
    [TestCase("count", "many", ClaimValueTypes.Integer64)]
    [TestCase("settings", "{", "JSON")]
    public void A_claim_of_the_application_does_not_spoil_the_typed_user(string type, string value, string valueType)
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new("sub", "x"), new("email", "x@y.example"), new(type, value, valueType)], "ProConnect"));

        Assert.That(principal.GetProConnectUser()?.Email, Is.EqualTo("x@y.example"));
    }

    private async Task<Browser> OpenBrowserAsync(Func<ClaimsPrincipal, ClaimsPrincipal> change) =>
        OpenBrowser(await StartApplicationAsync(setup => setup.Services = services => services.AddSingleton<IClaimsTransformation>(new ForeignIdentity(change))));

    private static TestCaseData Change(string name, Func<ClaimsPrincipal, ClaimsPrincipal> change) => new TestCaseData(change).SetArgDisplayNames(name);

    private static ClaimsPrincipal With(ClaimsPrincipal principal, Claim claim)
    {
        var identity = ((ClaimsIdentity)principal.Identity!).Clone();
        if (!identity.HasClaim(c => string.Equals(c.Type, claim.Type, StringComparison.Ordinal) && string.Equals(c.Value, claim.Value, StringComparison.Ordinal)))
            identity.AddClaim(claim);
        return new(identity);
    }

    private static ClaimsPrincipal Without(ClaimsPrincipal principal, string type)
    {
        var identity = ((ClaimsIdentity)principal.Identity!).Clone();
        foreach (var claim in identity.Claims.Where(c => string.Equals(c.Type, type, StringComparison.Ordinal)).ToList())
            identity.RemoveClaim(claim);
        return new(identity);
    }
}
