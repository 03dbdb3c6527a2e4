using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.TwoFactor;

/// <summary>“Lorsqu’un utilisateur n’a pas configuré la 2FA”: the three behaviours that ProConnect promises a service which requires two factors.</summary>
internal sealed class UserBehaviourTests : SimulatorFixture
{
    private static Persona Bruno => Personas.BrunoLefevre;

    protected override void Configure(ApplicationSetup setup) => setup.Settings["Acr:Require"] = "TwoFactor";

    [Test]
    public async Task One_he_is_sent_to_ProConnect_which_is_asked_for_two_factors_and_nothing_less()
    {
        var started = await Browser.StartAsync(persona: Bruno);

        var claims = JsonNode.Parse(started.Redirect("claims")!)!.AsObject();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.RawLocation, Does.StartWith($"{Simulator.Issuer}/authorize"));
            Assert.That(claims.Select(static member => member.Key), Is.EqualTo(new[] { "id_token" }), "The object that only the documentation shows around it was sent too.");
            Assert.That((bool?)claims["id_token"]!["acr"]!["essential"], Is.True);
            Assert.That(claims["id_token"]!["acr"]!["values"]!.AsArray().Select(static value => (string?)value), Is.EqualTo(ProConnectAcr.TwoFactor));
            Assert.That(started.Redirect("acr_values"), Is.Null);
        }
    }

    [Test]
    public async Task One_the_object_that_only_the_documentation_shows_around_it_is_refused_by_ProConnect()
    {
        var started = await Browser.StartAsync(persona: Bruno);
        var wrapped = started.RawLocation!.Replace(Uri.EscapeDataString(started.Redirect("claims")!), Uri.EscapeDataString($"{{\"claims\":{started.Redirect("claims")}}}"), StringComparison.Ordinal);

        var callback = await Browser.FollowAsync(await Browser.GetAsync(wrapped), Browser.IsApplication);

        Assert.That(wrapped, Is.Not.EqualTo(started.RawLocation));
        Assert.That(callback.Redirect("error"), Is.EqualTo("invalid_request"));
    }

    [Test]
    public async Task Two_if_ProConnect_says_that_he_has_none_he_reads_what_to_do()
    {
        await ExpectRefusalAsync(await Browser.CompleteAsync(persona: Bruno));

        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
    }

    [TestCase("eidas1")]
    [TestCase("eidas0")]
    [TestCase("eidas2 ")]
    [TestCase("TwoFactor")]
    [TestCase("https://proconnect.gouv.fr/assurance/consistency-checked")]
    public async Task Two_if_he_gets_around_it_he_reads_what_to_do(string acr)
    {
        Simulator.Faults.Acr = acr;

        await ExpectRefusalAsync(await Browser.CompleteAsync(persona: Bruno));

        Assert.That(Simulator.Requests.Count("/userinfo"), Is.Zero);
    }

    [Test]
    public async Task Two_if_the_answer_is_about_nobodys_level_he_reads_what_to_do()
    {
        Simulator.Faults.IdTokenClaims = static claims => claims.Remove("acr");

        await ExpectRefusalAsync(await Browser.CompleteAsync(persona: Personas.CamilleDurand));
    }

    [TestCase("eidas0-mfa")]
    [TestCase("eidas1-mfa")]
    [TestCase("eidas2")]
    [TestCase("eidas3")]
    [TestCase("https://proconnect.gouv.fr/assurance/self-asserted-2fa")]
    [TestCase("https://proconnect.gouv.fr/assurance/consistency-checked-2fa")]
    public async Task Three_once_he_has_set_one_up_he_comes_in_and_not_before(string acr)
    {
        await ExpectRefusalAsync(await Browser.CompleteAsync(persona: Bruno));
        await ExpectRefusalAsync(await Browser.CompleteAsync(persona: Bruno));
        Simulator.Faults.Acr = acr;

        await Browser.CompleteAsync(persona: Bruno);

        await Expect.SignedInAsync(Browser, Bruno.Sub);
        var me = (await Browser.GetAsync("api/me")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)me["acr"], Is.EqualTo(acr));
            Assert.That(me["amr"]!.AsArray().Select(static factor => (string?)factor), Is.EqualTo(Bruno.Amr));
            Assert.That((DateTimeOffset?)me["authTime"], Is.EqualTo(Time.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
        }
    }

    private async Task ExpectRefusalAsync(Answer answer)
    {
        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "acr_not_reached");
        ExpectedTexts.ExpectDetail(answer, "AcrNotReached", "TwoFactor");
        Assert.That(answer.Body, Does.Contain("https://identite.proconnect.gouv.fr/connection-and-account"), "He is not told where.");
        await Expect.NobodySignedInAsync(Browser);
    }
}
