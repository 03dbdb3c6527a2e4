using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.AspNetCore.Tests.Regressions;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Admission;

/// <summary>Pages that are not for everybody who is signed in.</summary>
internal sealed class PageAdmissionTests : SimulatorFixture
{
    private static readonly AdmissionRule Doctors = AdmissionRule.AnyOf("Doctors", "belonging_population", "belonging_population", ["médecin"]);

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Settings["Scopes"] = "openid given_name usual_name email siret siren idp_id roles";
        setup.Services = static services => services.AddAuthorizationBuilder().AddPolicy("Ministry", static policy => policy.RequireSiren(["130025265"]).RequireEmailDomain(["ministere.example"]));
        setup.Map = MapPages;
    }

    /// <summary>Each for Camille, and not for Marc.</summary>
    private static void MapPages(WebApplication app)
    {
        app.MapProConnect();
        app.MapGet("/PublicAgentsOnly", Show).RequirePublicAgent();
        app.MapGet("/Roles", Show).RequireProConnectRole(["agent_public_etat", "agent_public_territorial"]);
        app.MapGet("/Sirets", Show).RequireSiret(["130 025 265 00013"]);
        app.MapGet("/Sirens", Show).RequireSiren(["130025265"]);
        app.MapGet("/IdentityProviders", Show).RequireIdentityProvider(["5f2e8a7c-3b1d-4e90-9a64-7c0d52f81e36"]);
        app.MapGet("/EmailDomains", Show).RequireEmailDomain(["ministere.example"]);
        app.MapGet("/attribute/PublicAgentsOnly", [RequirePublicAgent] () => Show());
        app.MapGet("/attribute/Roles", [RequireProConnectRole("agent_public_etat")] () => Show());
        app.MapGet("/attribute/Sirets", [RequireSiret("13002526500013", "21630215800011")] () => Show());
        app.MapGet("/attribute/Sirens", [RequireSiren("130025265")] () => Show());
        app.MapGet("/attribute/IdentityProviders", [RequireIdentityProvider("5f2e8a7c-3b1d-4e90-9a64-7c0d52f81e36", Scheme = "ProConnect")] () => Show());
        app.MapGet("/attribute/EmailDomains", [RequireEmailDomain("ministere.example")] () => Show());
        app.MapGet("/policy/Sirens", Show).RequireAuthorization("Ministry");
        app.MapGet("/both/Sirets", Show).RequirePublicAgent().RequireSiret(["21630215800011"]);
        app.MapGet("/own", Show).RequireRule(Doctors);
        app.MapGet("/deux", Show).RequirePublicAgent().RequireAcr(ProConnectAcr.TwoFactor);
    }

    private static IEnumerable<string> Pages =>
        from prefix in new[] { "", "attribute/" }
        from rule in new[] { "PublicAgentsOnly", "Roles", "Sirets", "Sirens", "IdentityProviders", "EmailDomains" }
        select $"/{prefix}{rule}";

    [TestCaseSource(nameof(Pages))]
    [TestCase("/policy/Sirens")]
    public async Task Whom_a_page_is_for_sees_it(string page)
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        Assert.That((await Browser.GetAsync(page)).Body, Is.EqualTo("welcome"));
    }

    [TestCaseSource(nameof(Pages))]
    [TestCase("/policy/Sirens")]
    public async Task Somebody_else_reads_why_she_does_not(string page)
    {
        await Browser.CompleteAsync(persona: Personas.MarcLeroy);

        var answer = await Browser.GetAsync(page);

        var entry = Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "not_admitted");
        ExpectedTexts.ExpectRefusal(answer, page.Split('/')[^1]);
        Assert.That(entry.Id.Id, Is.EqualTo(2050));
        Assert.That(answer.Body + entry.Everything, Does.Not.Contain("13002526").And.Not.Contain("ministere.example").And.Not.Contain(Personas.MarcLeroy.Siret));
        await Expect.SignedInAsync(Browser, Personas.MarcLeroy.Sub);
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(string page)
    {
        var callback = await Browser.GetAsync(await Browser.ReachCallbackAsync(await Browser.StartAsync(page)));

        Assert.That((await Browser.GetAsync("/")).Body, Is.EqualTo("home"));
        Assert.That((await OpenBrowser().GetAsync(page)).RawLocation, Does.StartWith(Simulator.Issuer));
        Assert.That((await Browser.FollowAsync(callback)).Body, Is.EqualTo("welcome"));
    }

    [Test]
    public async Task All_rules_of_a_page_must_hold()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        ExpectedTexts.ExpectRefusal(await Browser.GetAsync("/both/Sirets"), "Sirets");
    }

    [Test]
    public async Task A_script_is_answered_a_plain_403()
    {
        await Browser.CompleteAsync(persona: Personas.MarcLeroy);
        Browser.Headers["Accept"] = "application/json";

        var answer = await Browser.GetAsync("/Sirets");

        Assert.That((answer.Status, answer.Body, answer.RawLocation), Is.EqualTo((HttpStatusCode.Forbidden, "", (string?)null)));
    }

    [Test]
    public async Task A_script_of_nobody_is_answered_401()
    {
        Browser.Headers["Accept"] = "application/json";

        Assert.That((await Browser.GetAsync("/Sirets")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Somebody_else_is_not_asked_for_a_second_factor_in_vain()
    {
        await Browser.CompleteAsync(persona: Personas.MarcLeroy);

        ExpectedTexts.ExpectRefusal(await Browser.GetAsync("/deux"), "PublicAgentsOnly");
    }

    [Test]
    public async Task Nobody_is_asked_for_both_factors_at_once()
    {
        Assert.That((await Browser.GetAsync("/deux")).Redirect("claims"), Does.Contain("\"essential\":true"));
    }

    [Test]
    public async Task A_rule_of_the_applications_own_has_the_general_text_and_the_log_says_what_is_missing()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        ExpectedTexts.ExpectKind(await Browser.GetAsync("/own"), "NotAdmitted");
        Assert.That(Logs.Ours.Single(static entry => entry.Id.Id == 2051).Message, Does.Contain("Doctors").And.Contain("belonging_population to Scopes"));
    }

    [Test]
    public async Task An_application_with_a_page_of_its_own_shows_that()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            setup.Services = static services => services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.AccessDeniedPath = "/refus");
            setup.Map = MapPages;
        }));
        await browser.CompleteAsync(persona: Personas.MarcLeroy);

        Assert.That((await browser.GetAsync("/Sirets")).Location?.AbsolutePath, Is.EqualTo("/refus"));
    }

    private static IEnumerable<TestCaseData> Changes() =>
    [
        Change("another identity", static p => new([.. p.Identities, Foreign("Other")])),
        Change("another identity first", static p => new([Foreign("Other"), .. p.Identities])),
        Change("an identity whose type differs by case", static p => new([.. p.Identities, Foreign("proconnect")])),
        Change("an identity of no type", static p => new([.. p.Identities, Foreign(type: null)])),
        Change("a second claim of each", static p => new(new ClaimsIdentity(p.Claims.Concat(Foreign("ProConnect").Claims).DistinctBy(static c => c.Type + c.Value, StringComparer.Ordinal), "ProConnect"))),
        Change("claims of other cases", static p => new(new ClaimsIdentity(p.Claims.Concat(Foreign("ProConnect").Claims.Select(static c => new Claim(c.Type.ToUpperInvariant(), c.Value))), "ProConnect"))),
    ];

    [TestCaseSource(nameof(Changes))]
    public async Task What_the_scheme_did_not_say_does_not_count(Func<ClaimsPrincipal, ClaimsPrincipal> change)
    {
        var browser = OpenBrowser(await StartApplicationAsync(setup =>
        {
            setup.Map = MapPages;
            setup.Services = services => services.AddSingleton<IClaimsTransformation>(new ForeignIdentity(change));
        }));
        await browser.CompleteAsync(persona: Personas.MarcLeroy);

        using (Assert.EnterMultipleScope())
        {
            foreach (var page in Pages.Where(static page => !page.EndsWith("Roles", StringComparison.Ordinal) && !page.EndsWith("PublicAgentsOnly", StringComparison.Ordinal)))
                Assert.That((await browser.GetAsync(page)).Status, Is.EqualTo(HttpStatusCode.Forbidden), page);
        }
    }

    [Test]
    public async Task Who_is_signed_in_elsewhere_is_sent_to_sign_in_here_once()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            setup.Authentication = static (builder, configuration) => builder.AddCookie()
                .AddProConnect(configuration.GetSection("ProConnect")).AddProConnect("Other", configuration.GetSection("ProConnect"));
            setup.Map = static app =>
            {
                app.MapProConnect();
                app.MapProConnect("Other");
                app.MapGet("/autre", Show).RequireSiret(["13002526500013"], "Other");
            };
        }));
        await browser.CompleteAsync(persona: Personas.MarcLeroy);

        Assert.That((await browser.GetAsync("/autre")).Redirect("redirect_uri"), Is.EqualTo("https://service.example/other/callback"));
        await browser.CompleteAsync(persona: Personas.MarcLeroy, prefix: "other");
        ExpectedTexts.ExpectRefusal(await browser.GetAsync("/autre"), "Sirets");
    }

    [Test]
    public async Task An_application_that_renames_the_identity_does_not_send_her_in_circles()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            setup.Map = MapPages;
            setup.Scheme = static scheme => scheme.Events.OnUserVerified = static context =>
            {
                context.Principal = new ClaimsPrincipal(new ClaimsIdentity(context.Principal!.Claims, "Mine"));
                return Task.CompletedTask;
            };
        }));

        var page = await browser.FollowAsync(await browser.CompleteAsync("/Sirets", Personas.CamilleDurand));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public void A_number_that_is_none_is_told_when_the_page_is_mapped()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => new AuthorizationPolicyBuilder().RequireSiret(["13002526500014"]), Throws.ArgumentException);
            Assert.That(static () => new RequireSirenAttribute("1"), Throws.ArgumentException);
            Assert.That(static () => new RequireEmailDomainAttribute(), Throws.ArgumentException);
        }
    }

    private static IResult Show() => Results.Content("welcome", "text/html");

    private static ClaimsIdentity Foreign(string? type) => new(
        [new("siret", "13002526500013"), new("idp_id", "5f2e8a7c-3b1d-4e90-9a64-7c0d52f81e36"), new("email", "x@ministere.example")], type);

    private static TestCaseData Change(string name, Func<ClaimsPrincipal, ClaimsPrincipal> change) => new TestCaseData(change).SetArgDisplayNames(name);
}
