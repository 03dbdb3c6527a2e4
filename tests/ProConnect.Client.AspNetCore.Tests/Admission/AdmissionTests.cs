using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Admission;

/// <summary>An application that is not for everybody: whom it refuses is not signed in, and reads why.</summary>
internal sealed class AdmissionTests : SimulatorFixture
{
    private const string Scopes = "openid given_name usual_name email siret idp_id roles";

    private static IEnumerable<TestCaseData> Refusals() =>
    [
        new("PublicAgentsOnly", "true", Personas.MarcLeroy),
        new("Roles:0", "agent_public_hospitalier", Personas.CamilleDurand),
        new("Sirets:0", "21630215800011", Personas.CamilleDurand),
        new("Sirens:0", "216302158", Personas.CamilleDurand),
        new("IdentityProviders:0", "c84b17d9-60e2-4a3f-b5c8-2e9f71a04d63", Personas.CamilleDurand),
        new("EmailDomains:0", "commune.example", Personas.CamilleDurand),
    ];

    [TestCaseSource(nameof(Refusals))]
    public async Task Somebody_else_is_not_signed_in_and_reads_why(string key, string value, Persona persona)
    {
        var application = await StartAsync((key, value));
        var browser = OpenBrowser(application);

        var answer = await browser.CompleteAsync("/private", persona);

        var rule = key.Split(':')[0];
        var entry = Expect.ErrorPage(answer, HttpStatusCode.Forbidden, application.Logs, "not_admitted");
        ExpectedTexts.ExpectRefusal(answer, rule);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Body, Does.Not.Contain(value).And.Not.Contain(persona.Siret).And.Not.Contain(persona.Email), "The page tells the list, or who she is.");
            Assert.That(entry.Values["Explanation"], Does.Contain($"'{rule}'").And.Not.Contain(value).And.Not.Contain(persona.Siret));
            Assert.That(browser.Cookie("__Host-ProConnect.SignIn"), Is.Null, "The sign-in is still pending.");
        }

        await Expect.NobodySignedInAsync(browser);
    }

    [TestCase("PublicAgentsOnly", "true")]
    [TestCase("Roles:0", "agent_public_etat")]
    [TestCase("Sirets:0", "130 025 265 00013")]
    [TestCase("Sirens:0", "130025265")]
    [TestCase("IdentityProviders:0", "5f2e8a7c-3b1d-4e90-9a64-7c0d52f81e36")]
    [TestCase("EmailDomains:0", "MINISTERE.example")]
    public async Task Whom_it_is_for_comes_in(string key, string value)
    {
        var browser = OpenBrowser(await StartAsync((key, value)));

        await browser.CompleteAsync(persona: Personas.CamilleDurand);

        await Expect.SignedInAsync(browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task Somebody_who_is_refused_leaves_the_session_of_the_one_before()
    {
        var browser = OpenBrowser(await StartAsync(("PublicAgentsOnly", "true")));
        await browser.CompleteAsync(persona: Personas.CamilleDurand);

        await browser.CompleteAsync(persona: Personas.MarcLeroy);

        await Expect.SignedInAsync(browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task The_application_answers_instead_of_the_page()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Settings["Scopes"] = Scopes;
            setup.Settings["Admission:PublicAgentsOnly"] = "true";
            setup.Scheme = static scheme => scheme.Events.OnSignInEnded = static context =>
            {
                if (context.Outcome is NotAdmitted refusal)
                {
                    context.Response.Redirect($"/reserve?regle={refusal.Rule.Name}");
                    context.HandleResponse();
                }

                return Task.CompletedTask;
            };
        });
        var browser = OpenBrowser(application);

        Assert.That((await browser.CompleteAsync(persona: Personas.MarcLeroy)).RawLocation, Is.EqualTo("/reserve?regle=PublicAgentsOnly"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task A_rule_that_nobody_can_meet_stops_the_host()
    {
        var thrown = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartApplicationAsync(static setup => setup.Settings["Admission:PublicAgentsOnly"] = "true"));

        Assert.That(thrown!.Message, Does.Contain("ProConnect:Admission:PublicAgentsOnly").And.Contain("Add 'roles' to Scopes."));
    }

    private Task<Application> StartAsync(params (string Key, string Value)[] admission) => StartApplicationAsync(setup =>
    {
        setup.Settings["Scopes"] = Scopes;
        foreach (var (key, value) in admission)
            setup.Settings[$"Admission:{key}"] = value;
    });
}
