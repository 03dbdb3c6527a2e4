using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Farm.Hosting;

/// <summary>One instance of the sample: a process of its own, as it would run on a server.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private const string Announcement = "Now listening on: http://";

    private readonly Server _server;

    private Instance(Server server, string address)
    {
        _server = server;
        Address = address;
    }

    /// <summary>Host and port, as the proxy names it.</summary>
    public string Address { get; }

    public IReadOnlyCollection<string> Lines => _server.Lines;

    public static async Task<Instance> StartAsync(string home, string keyFolder, string connectionString, string publicOrigin, string issuer, SimulatedClient client)
    {
        var folder = Path.GetDirectoryName(typeof(Program).Assembly.Location)!;
        var server = Server.Start(folder, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["HOME"] = home, // As on a machine of its own: keys are otherwise kept there.
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["SharedState__KeyFolder"] = keyFolder,
            ["ConnectionStrings__SharedState"] = connectionString,
            ["ProConnect__PublicOrigin"] = publicOrigin,
            ["ProConnect__Issuer"] = issuer,
            ["ProConnect__ClientId"] = client.ClientId,
            ["ProConnect__ClientSecret"] = client.ClientSecret,
            ["ProConnect__IdTokenSignedResponseAlg"] = client.IdTokenSignedResponseAlg!,
            ["ProConnect__UserInfoSignedResponseAlg"] = client.UserInfoSignedResponseAlg!,
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
        }, Environment.ProcessPath!, typeof(Program).Assembly.Location);
        try
        {
            var line = await server.UntilAsync(() => Task.FromResult(server.Lines.FirstOrDefault(static line => line.Contains(Announcement, StringComparison.Ordinal))));
            return new Instance(server, line[(line.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..]);
        }
        catch (InvalidOperationException)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
