using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Hosting;

internal sealed class HostedServiceTests
{
    [Test]
    public async Task It_starts_and_stops_with_the_host()
    {
        using var host = BuildHost(Environments.Development);
        await host.StartAsync();
        var simulator = host.Services.GetRequiredService<ProConnectSimulator>();
        using var browser = new Browser(simulator);

        Assert.That((int)(await browser.GetAsync("/jwks")).Status, Is.EqualTo(200));

        await host.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.GetAsync("/jwks"));
    }

    [Test]
    public async Task It_refuses_to_start_in_production()
    {
        using var host = BuildHost(Environments.Production);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.That(refusal!.Message, Does.Contain("Production"));
    }

    [Test]
    public void Before_the_start_there_is_nothing_to_inject()
    {
        using var host = BuildHost(Environments.Development);

        Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<ProConnectSimulator>());
    }

    [Test]
    public async Task Two_providers_run_side_by_side_each_under_its_name()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Services.AddProConnectSimulator().AddMonCompteProSimulator();
        using var host = builder.Build();
        await host.StartAsync();

        var one = host.Services.GetRequiredService<ProConnectSimulator>();
        var other = host.Services.GetRequiredKeyedService<ProConnectSimulator>("MonComptePro");

        Assert.That((one.Provider, other.Provider), Is.EqualTo((SimulatedProvider.ProConnect, SimulatedProvider.MonComptePro)));
        Assert.That(host.Services.GetRequiredKeyedService<ProConnectSimulator>("ProConnect"), Is.SameAs(one));
        using var browser = new Browser(other);
        Assert.That((int)(await browser.GetAsync("/oauth/jwks")).Status, Is.EqualTo(200));
        await host.StopAsync();
    }

    [Test]
    public async Task MonComptePro_alone_can_be_the_one_of_2022_and_refuses_production_too([Values] bool isProduction)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = isProduction ? Environments.Production : Environments.Development });
        builder.Services.AddSimulator(SimulatedProvider.MonComptePro2022);
        using var host = builder.Build();

        if (isProduction)
        {
            Assert.That((await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync()))!.Message, Does.Contain("MonComptePro simulator").And.Contain("Production"));
            return;
        }

        await host.StartAsync();
        Assert.That(host.Services.GetRequiredKeyedService<ProConnectSimulator>("MonComptePro").Provider, Is.SameAs(SimulatedProvider.MonComptePro2022));
        await host.StopAsync();
    }

    private static IHost BuildHost(string environment)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddProConnectSimulator();
        return builder.Build();
    }
}
