using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Accessibility;

/// <summary>The pages of the simulator.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SimulatorPageTests : AccessibilityFixture
{
    private const string ErrorHeading = "Une erreur est survenue";

    private static readonly string[] Scanned = ["EmailPage", "SelectionPage", "PersonaPage", "ErrorPage", "SignedOutPage", "AccountPage", "InformationPage", "OrganizationPage"];

    private static readonly Persona SecondProviderOfCommune = Personas.FatouDiallo with
    {
        Email = "paul.martin@commune.example",
        Sub = "0c1e3f7a-8b52-4d69-a0e4-9f7b6c5d4e3a",
        IdpId = "99999999-9999-4999-8999-999999999999",
        OrganizationLabel = "Agglomération de l’Exemple",
    };

    private readonly SimulatedClient _forAgents = new()
    {
        ClientId = "agents-only",
        ClientSecret = "only-this-test-knows-this-secret-of-its-own",
        PublicAgentsOnly = true,
    };

    [Test]
    public void There_is_no_other_page()
    {
        var pages = typeof(ProConnectSimulator).Assembly.GetTypes()
            .Where(static type => string.Equals(type.Namespace, "ProConnect.Client.Simulator.Pages", StringComparison.Ordinal))
            .Select(static type => type.Name)
            .Where(static name => name.EndsWith("Page", StringComparison.Ordinal) && name is not "HtmlPage");

        Assert.That(pages, Is.EquivalentTo(Scanned), "A page of the simulator is not scanned.");
    }

    [Test]
    public async Task The_way_through_the_provider_is_accessible()
    {
        await Page.ChooseProConnectAsync();
        await ExpectNoViolationAsync("Se connecter");

        await TypeAddressAsync("not an address");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Cette adresse e-mail n’est pas valide.");
        await ExpectNoViolationAsync("Se connecter");

        await TypeAddressAsync("someone@commune.example");
        await ExpectNoViolationAsync("Choisir un fournisseur d’identité");

        await Page.GetByRole(AriaRole.Button, new() { Name = SecondProviderOfCommune.OrganizationLabel }).ClickAsync();
        await ExpectNoViolationAsync("Qui êtes-vous ?");
    }

    [Test]
    public async Task The_way_through_MonComptePro_is_accessible()
    {
        const string Callback = "http://localhost:1/callback";
        await using var simulator = await ProConnectSimulator.StartAsync(SimulatedProvider.MonComptePro, static options =>
        {
            options.Url = "http://localhost:0";
            options.Clients.Add(new SimulatedClient { ClientId = "service", ClientSecret = "secret", RedirectUris = { Callback } });
        });
        const string Parameters = $"client_id=service&redirect_uri={Callback}&scope=openid&response_type=code&prompt=update_userinfo+select_organization&siret_hint=83832482000011";
        await OpenAsync($"{simulator.Issuer}/oauth/authorize?{Parameters}");
        await ExpectNoViolationAsync("Qui êtes-vous ?");

        await Page.GetByRole(AriaRole.Button, new() { Name = MonCompteProPersonas.InesMoreau.Email }).ClickAsync();
        await ExpectNoViolationAsync("Mes informations personnelles");

        await Page.GetByLabel("Prénoms").FillAsync("Inès Marie");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Valider" }).ClickAsync();
        await ExpectNoViolationAsync("Choisir une organisation");

        await OpenAsync($"{simulator.Issuer}/oauth/logout");
        await ExpectNoViolationAsync("Vous êtes déconnecté");
    }

    [Test]
    public async Task The_page_after_sign_out_without_a_way_back_is_accessible()
    {
        await OpenAsync($"{Stage.Simulator.Issuer}/session/end");

        await ExpectNoViolationAsync("Vous êtes déconnecté");
    }

    [TestCase("/interaction/unknown", "oidc-provider-error:session-not-found")]
    [TestCase("/authorize?client_id=unknown&redirect_uri=http://localhost/&scope=openid&state=s&response_type=code", "oidc-provider-rendered-error:invalid_client")]
    [TestCase("/authorize", "Y000400")]
    [TestCase("/nowhere", "Y000404")]
    public async Task An_error_page_is_accessible(string path, string code)
    {
        await OpenAsync(Stage.Simulator.Issuer + path);

        await Assertions.Expect(Page.Locator("code")).ToHaveTextAsync(code);
        await ExpectNoViolationAsync(ErrorHeading);
    }

    [Test]
    public async Task The_error_page_with_a_way_back_is_accessible()
    {
        var callback = $"{Stage.Address}/proconnect/callback";
        _forAgents.RedirectUris.Add(callback);
        await OpenAsync($"{Stage.Simulator.Issuer}/authorize?client_id={_forAgents.ClientId}&redirect_uri={callback}&scope=openid&state=s&response_type=code");

        await Page.IdentifyAsync(Personas.MarcLeroy);

        await Assertions.Expect(Page.Locator("code")).ToHaveTextAsync("Y500015");
        await ExpectNoViolationAsync(ErrorHeading);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Retourner au service" }).ClickAsync();
        await Page.ExpectHeadingAsync("Cette connexion n’est plus valable");
    }

    protected override void Configure(SimulatorOptions options)
    {
        options.Personas.Add(SecondProviderOfCommune);
        options.Clients.Add(_forAgents);
    }

    private async Task TypeAddressAsync(string address)
    {
        await Page.GetByLabel("Adresse e-mail professionnelle").FillAsync(address);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
    }
}
