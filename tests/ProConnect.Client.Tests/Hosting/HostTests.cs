using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core;
using ProConnect.Client.Tests.Harness;
using RichardSzalay.MockHttp;

namespace ProConnect.Client.Tests.Hosting;

internal sealed class HostTests
{
    [Test]
    public async Task A_generic_host_has_a_relying_party_by_key()
    {
        using var host = Build(static services => services.AddProConnect(Settings.Section(Settings.Sound())));

        await host.StartAsync();

        var party = host.Services.GetRequiredKeyedService<RelyingParty>("ProConnect");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(party.Name, Is.EqualTo("ProConnect"));
            Assert.That(party.Options, Is.InstanceOf<ProConnectOptions>());
            Assert.That(party.Options.Issuer, Is.EqualTo("https://fca.integ01.dev-agentconnect.fr/api/v2"));
            Assert.That(host.Services.GetKeyedService<RelyingParty>("proconnect"), Is.Null);
        }

        await host.StopAsync();
    }

    [Test]
    public async Task A_mistake_stops_the_host_at_its_start()
    {
        using var host = Build(static services => services.AddProConnect(Settings.Section(Settings.Sound(("ClientId", null)))));

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(refusal!.Message, Does.StartWith("ProConnect:ClientId is missing.").And.Not.Contain(Settings.Secret));
    }

    [Test]
    public async Task A_mistake_names_the_section_it_is_in()
    {
        using var host = Build(static services => services.AddProConnect("Agents", Settings.Section(Settings.Sound(("ClientId", null)), "Identity:Agents")));

        Assert.That((await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync()))!.Message, Does.StartWith("Identity:Agents:ClientId is missing."));
    }

    [Test]
    public void Named_clients_live_side_by_side()
    {
        using var host = Build(static services =>
        {
            services.AddProConnect(Settings.Section(Settings.Sound()));
            services.AddProConnect("Rie", Settings.Section(Settings.Sound(("Environment", "ProductionRie"), ("ClientId", "rie-client"), ("Scopes:0", "openid"))));
            services.AddProConnect("ByCode", static options =>
            {
                options.Environment = ProConnectEnvironments.Production;
                options.ClientId = "code-client";
                options.ClientSecret = Settings.Secret;
            });
        });

        var parties = new[] { "ProConnect", "Rie", "ByCode" }.Select(key => host.Services.GetRequiredKeyedService<RelyingParty>(key).Options).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(parties.Select(static options => options.ClientId), Is.EqualTo(new[] { "the-client", "rie-client", "code-client" }));
            Assert.That(parties.Select(static options => new Uri(options.Issuer!).Host), Is.EqualTo(new[] { "fca.integ01.dev-agentconnect.fr", "auth.agentconnect.rie.gouv.fr", "auth.agentconnect.gouv.fr" }));
            Assert.That(parties.Select(static options => options.Scopes.Count), Is.EqualTo(new[] { 7, 1, 7 }));
        }
    }

    [Test]
    public void Added_by_code_it_needs_no_section()
    {
        using var host = Build(static services => services.AddProConnect(static options =>
        {
            options.Environment = ProConnectEnvironments.Integration;
            options.ClientId = "code-client";
            options.ClientSecret = Settings.Secret;
        }));

        Assert.That(host.Services.GetRequiredKeyedService<RelyingParty>("ProConnect").Options.ClientId, Is.EqualTo("code-client"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void A_client_has_a_name(string? name)
    {
        Assert.That(() => new ServiceCollection().AddProConnect(name!, static _ => { }), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void A_section_is_needed()
    {
        Assert.That(() => new ServiceCollection().AddProConnect((IConfiguration)null!), Throws.ArgumentNullException);
    }

    private static IHost Build(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        add(builder.Services);

        // Nothing leaves this machine: the provider cannot be found.
        builder.Services.ConfigureAll<HttpClientFactoryOptions>(static options =>
            options.HttpMessageHandlerBuilderActions.Add(static handlers => handlers.PrimaryHandler = new MockHttpMessageHandler()));
        return builder.Build();
    }
}
