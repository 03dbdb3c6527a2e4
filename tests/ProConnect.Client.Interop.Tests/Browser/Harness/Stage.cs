using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>The sample and a simulator, each on a free port.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int MaxTries = 3;

    private static readonly Lock Starting = new();

    private Stage(FakeTime time, ProConnectSimulator simulator, SampleApplication sample, ReferenceLog log, string address)
    {
        Time = time;
        Simulator = simulator;
        Sample = sample;
        Log = log;
        Address = address;
    }

    public FakeTime Time { get; }

    public ProConnectSimulator Simulator { get; }

    public SampleApplication Sample { get; }

    public ReferenceLog Log { get; }

    /// <summary>Where the sample is, without a slash at the end.</summary>
    public string Address { get; }

    public static async Task<Stage> StartAsync(Action<SimulatorOptions>? configure = null, bool isProviderUp = true, bool silentSignIn = false)
    {
        var time = new FakeTime();
        var client = new SimulatedClient
        {
            ClientId = "sample-web",
            ClientSecret = "only-this-test-knows-this-secret-of-its-own",
            Name = "Exemple de service",
        };
        var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.Url = "http://localhost:0";
            options.ScriptedSignIn = true;
            options.TimeProvider = time;
            options.Clients.Add(client);
            configure?.Invoke(options);
        });
        simulator.Faults.Outage = !isProviderUp;

        var log = new ReferenceLog();
        var sample = Start(() => new SampleApplication(simulator.Issuer, client, time, log) { SilentSignIn = silentSignIn });
        var port = new Uri(sample.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        var address = $"http://localhost:{port}";
        client.RedirectUris.Add($"{address}/proconnect/callback");
        client.PostLogoutRedirectUris.Add($"{address}/proconnect/logout/callback");
        return new Stage(time, simulator, sample, log, address);
    }

    // The test host now and then sets its address when the server has just started: it says so, and another try is all it takes.
    private static SampleApplication Start(Func<SampleApplication> create)
    {
        lock (Starting)
        {
            for (var tries = 1; ; tries++)
            {
                var sample = create();
                try
                {
                    sample.UseKestrel(0);
                    sample.StartServer();
                    return sample;
                }
                catch (InvalidOperationException) when (tries < MaxTries)
                {
                    sample.Dispose();
                }
            }
        }
    }

    /// <summary>Everything behaves again.</summary>
    public void Reset()
    {
        Simulator.Faults.Clear();
        Sample.OnUserVerified = static _ => Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Sample.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
