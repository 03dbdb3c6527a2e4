using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Hosting;

internal sealed class ScriptedSignInTests : SimulatorFixture
{
    [TestCaseSource(typeof(Personas), nameof(Personas.All))]
    public async Task Every_persona_signs_in_with_no_page(Persona persona)
    {
        Assert.That((await SignInAsync(persona)).IdToken["sub"], Is.EqualTo(persona.Sub));
    }

    [Test]
    public async Task An_address_of_nobody_shows_a_page()
    {
        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest().With("login_hint", "nobody@ministere.example"));

        Assert.That(answer.Location, Does.StartWith("/api/v2/interaction/"));
    }

    [Test]
    public async Task A_hint_to_another_identity_provider_shows_a_page()
    {
        var request = new AuthorizeRequest(persona: Personas.CamilleDurand).With("idp_hint", Personas.MarcLeroy.IdpId);

        Assert.That((await Browser.AuthorizeAsync(request)).Location, Does.StartWith("/api/v2/interaction/"));
    }

    [Test]
    public async Task It_is_off_by_default()
    {
        await using var simulator = await ProConnectSimulator.StartAsync(options => options.Clients.Add(TestClients.Default));
        using var browser = new Browser(simulator);

        var answer = await browser.AuthorizeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand));

        Assert.That(answer.Location, Does.StartWith("/api/v2/interaction/"));
    }
}
