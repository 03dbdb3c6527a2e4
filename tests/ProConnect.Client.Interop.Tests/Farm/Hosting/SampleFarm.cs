using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Farm.Hosting;

/// <summary>Two instances of the sample behind a proxy, the database and the key folder that they share, and a simulator.</summary>
internal sealed class SampleFarm : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sample-farm-");

    private SampleFarm()
    {
    }

    /// <summary>What browsers see.</summary>
    public string Origin { get; } = $"http://localhost:{Server.FreePort()}";

    public IReadOnlyList<Instance> Instances { get; private set; } = [];

    public static async Task<SampleFarm> StartAsync()
    {
        var farm = new SampleFarm();
        try
        {
            await farm.StartPartsAsync();
            return farm;
        }
        catch
        {
            await farm.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StartPartsAsync()
    {
        var client = new SimulatedClient
        {
            ClientId = "sample-farm",
            ClientSecret = "only-this-test-knows-this-secret-of-its-own",
            Name = "Exemple de service",
            RedirectUris = { $"{Origin}/proconnect/callback" },
            PostLogoutRedirectUris = { $"{Origin}/proconnect/logout/callback" },
            IdTokenSignedResponseAlg = "RS256",
            UserInfoSignedResponseAlg = "RS256",
        };
        var simulator = Add(await ProConnectSimulator.StartAsync(options =>
        {
            options.Url = "http://localhost:0";
            options.ScriptedSignIn = true;
            options.Clients.Add(client);
        }));
        var postgres = Add(await Postgres.StartAsync(_folder.FullName));
        var keys = _folder.CreateSubdirectory("keys").FullName;

        // Together, as after a deployment: each may be the one that makes the table and the first key.
        Instances = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => Instance.StartAsync(_folder.CreateSubdirectory($"instance-{number}").FullName, keys, postgres.ConnectionString, Origin, simulator.Issuer, client)));
        foreach (var instance in Instances)
            Add(instance);
        Add(await RoundRobinProxy.StartAsync(_folder.FullName, new Uri(Origin).Port, [.. Instances.Select(static instance => instance.Address)]));
    }

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
