using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.AspNetCore.Tests.Regressions;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.MonComptePro;

/// <summary>Pages for the people of some organisations: by endpoint, by policy and by attribute.</summary>
internal sealed class PageAdmissionTests : MonCompteProFixture
{
    private const string Elsewhere = "83832482000011";

    private static readonly string[] Ways = ["", "policy/", "attribute/"];

    private static IEnumerable<TestCaseData> Visits() =>
        from way in Ways
        from visit in new (string Page, string Siret, bool IsAdmitted)[]
        {
            ("any", Town, true), ("town", Town, true), ("town", Workshop, false), ("member", Town, false), ("member", Workshop, true),
            ("member-of-town", Town, false), ("member-of-town", Workshop, false),
        }
        select new TestCaseData($"{way}{visit.Page}", visit.Siret, visit.IsAdmitted);

    protected override void MapPages(WebApplication app)
    {
        base.MapPages(app);
        app.MapGet("/any", static () => "in").RequireOrganization();
        app.MapGet("/town", static () => "in").RequireOrganization([Town]);
        app.MapGet("/member", static () => "in").RequireInternalMember();
        app.MapGet("/member-of-town", static () => "in").RequireInternalMember([Town]);
        app.MapGet("/policy/any", static () => "in").RequireAuthorization(static policy => policy.RequireOrganization());
        app.MapGet("/policy/town", static () => "in").RequireAuthorization(static policy => policy.RequireOrganization([Town]));
        app.MapGet("/policy/member", static () => "in").RequireAuthorization(static policy => policy.RequireInternalMember());
        app.MapGet("/policy/member-of-town", static () => "in").RequireAuthorization(static policy => policy.RequireInternalMember([Town]));
        app.MapGet("/attribute/any", [RequireOrganization] static () => "in");
        app.MapGet("/attribute/town", [RequireOrganization(Town)] static () => "in");
        app.MapGet("/attribute/member", [RequireInternalMember] static () => "in");
        app.MapGet("/attribute/member-of-town", [RequireInternalMember(Town)] static () => "in");
    }

    [TestCaseSource(nameof(Visits))]
    public async Task A_page_is_for_whom_it_is_for(string page, string siret, bool isAdmitted)
    {
        await SignInAsync(Ines, siret);

        var answer = await Browser.GetAsync(page);

        Assert.That((answer.Status, string.Equals(answer.Body, "in", StringComparison.Ordinal)), Is.EqualTo((isAdmitted ? HttpStatusCode.OK : HttpStatusCode.Forbidden, isAdmitted)));
    }

    [TestCase("town", "Sirets")]
    [TestCase("member-of-town", "InternalMembersOnly")]
    public async Task Who_may_not_enter_reads_why(string page, string rule)
    {
        await SignInAsync(Ines, Workshop);

        var answer = await Browser.GetAsync(page);

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "not_admitted");
        ExpectedTexts.ExpectRefusal(answer, rule);
        Assert.That(answer.Body, Does.Not.Contain(Town).And.Not.Contain(Workshop));
    }

    [Test]
    public async Task Nobody_is_sent_to_sign_in([Values("any", "member", "attribute/member-of-town")] string page)
    {
        Assert.That((await Browser.GetAsync(page)).Redirect("client_id"), Is.EqualTo(Client.ClientId));
    }

    [TestCase("maybe")]
    [TestCase("False")]
    [TestCase(null)]
    public async Task Whether_she_is_external_must_be_known(string? isExternal)
    {
        Simulator.Faults.UserInfoClaims = claims =>
        {
            claims.Remove("is_external");
            if (isExternal is not null)
                claims["is_external"] = isExternal;
        };
        await SignInAsync(MonCompteProPersonas.ClaireFontaine);

        Assert.That((await Browser.GetAsync("member")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Browser.GetAsync("any")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Other")]
    [TestCase("moncomptepro")]
    [TestCase("ProConnect")]
    public async Task What_another_identity_says_of_organisations_does_not_count(string type)
    {
        var forged = new ClaimsIdentity([new("sub", "154"), new("siret", Town), new("is_external", "false", ClaimValueTypes.Boolean)], type);
        var browser = OpenBrowser(await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Services = services => services.AddSingleton<IClaimsTransformation>(new ForeignIdentity(p => new([.. p.Identities, forged])));
        }));
        await SignInAsync(Ines, Workshop, browser);

        Assert.That((await browser.GetAsync("town")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await browser.GetAsync("member-of-town")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await browser.GetAsync("member")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_application_for_members_of_some_organisations_signs_nobody_else_in()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            (setup.Settings["Admission:Sirets:0"], setup.Settings["Admission:InternalMembersOnly"]) = (Town, "true");
        });

        using (Assert.EnterMultipleScope())
        {
            Expect.ErrorPage(await SignInAsync(Ines, Town, OpenBrowser(application)), HttpStatusCode.Forbidden, application.Logs, "not_admitted");
            Assert.That((await SignInAsync(MonCompteProPersonas.ClaireFontaine, browser: OpenBrowser(application))).RawLocation, Is.EqualTo("/private"));
        }
    }

    [Test]
    public void A_list_without_an_organisation_is_a_mistake()
    {
        var policy = new AuthorizationPolicyBuilder();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => policy.RequireOrganization([]), Throws.ArgumentException);
            Assert.That(() => policy.RequireInternalMember(["123"]), Throws.ArgumentException);
            Assert.That(() => new RequireOrganizationAttribute(Elsewhere, ""), Throws.ArgumentException);
        }
    }
}
