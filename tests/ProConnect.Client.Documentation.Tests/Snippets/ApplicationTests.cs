using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Documentation.Tests.Snippets;

public sealed class ApplicationTests
{
    [Test]
    public async Task An_application_is_tested_against_the_simulator_as_the_documentation_says()
    {
        await using var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.ScriptedSignIn = true;
            options.Clients.Add(new SimulatedClient
            {
                ClientId = "my-client",
                ClientSecret = "a-secret-of-32-characters-or-more",
                RedirectUris = { "http://localhost/proconnect/callback" },
            });
        });
        await using var application = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web
            .UseEnvironment("Test")
            .UseSetting("ProConnect:Issuer", simulator.Issuer)
            .UseSetting("ProConnect:ClientId", "my-client")
            .UseSetting("ProConnect:ClientSecret", "a-secret-of-32-characters-or-more"));
        using var browser = application.CreateClient(new() { AllowAutoRedirect = false });
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var challenge = await browser.GetAsync("/proconnect/login?login_hint=camille.durand@ministere.example");
        var answer = await provider.GetAsync(challenge.Headers.Location);
        await browser.GetAsync(answer.Headers.Location);

        Assert.That(await browser.GetStringAsync("/api/me"), Does.Contain("camille.durand@ministere.example"));
    }
}
