extern alias MonCompteProSample;

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Accessibility;

/// <summary>The pages of the second sample, and of its simulated provider.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class MonCompteProPageTests : AccessibilityFixture
{
    private static readonly Persona Ines = MonCompteProPersonas.InesMoreau;

    private readonly SimulatedClient _client = new()
    {
        ClientId = "sample-web",
        ClientSecret = "only-this-test-knows-this-secret-of-its-own",
        Name = "Exemple de service",
        IdTokenSignedResponseAlg = "RS256",
    };

    private ProConnectSimulator _simulator = null!;
    private WebApplicationFactory<MonCompteProSample::Program> _sample = null!;
    private string _address = null!;

    [OneTimeSetUp]
    public async Task StartSampleAsync()
    {
        _simulator = await ProConnectSimulator.StartAsync(SimulatedProvider.MonComptePro, options =>
        {
            options.Url = "http://localhost:0";
            options.ScriptedSignIn = true;
            options.Clients.Add(_client);
        });
        _sample = new WebApplicationFactory<MonCompteProSample::Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("MonComptePro:Issuer", _simulator.Issuer);
            builder.UseSetting("MonComptePro:ClientId", _client.ClientId);
            builder.UseSetting("MonComptePro:ClientSecret", _client.ClientSecret);
        });
        _sample.UseKestrel(0);
        _sample.StartServer();
        _address = $"http://localhost:{new Uri(_sample.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port}";
        _client.RedirectUris.Add($"{_address}/moncomptepro/callback");
        _client.PostLogoutRedirectUris.Add($"{_address}/moncomptepro/logout/callback");
    }

    [OneTimeTearDown]
    public async Task StopSampleAsync()
    {
        await _sample.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Test]
    public async Task Every_page_on_the_way_is_accessible()
    {
        await Page.GotoAsync(_address);
        await ExpectNoViolationAsync("Bienvenue");
        await Page.GetByRole(AriaRole.Link, new() { Name = "S’identifier avec MonComptePro" }).ClickAsync();
        await ExpectNoViolationAsync("Qui êtes-vous ?");
        await Page.ChooseAsync(Ines);
        await ExpectNoViolationAsync("Choisir une organisation");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Atelier de l’Exemple" }).ClickAsync();
        await ExpectNoViolationAsync("Mon identité");
        await Page.GotoAsync($"{_address}/members");
        await ExpectNoViolationAsync("Espace des membres");
    }
}
