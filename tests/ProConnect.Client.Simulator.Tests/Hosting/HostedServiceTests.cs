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

    private static IHost BuildHost(string environment)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddProConnectSimulator();
        return builder.Build();
    }
}
