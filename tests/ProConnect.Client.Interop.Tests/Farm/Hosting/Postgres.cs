using Npgsql;
using ProConnect.Client.Interop.Tests.Engines.Installation;

namespace ProConnect.Client.Interop.Tests.Farm.Hosting;

/// <summary>A PostgreSQL server of the test's own, empty.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private static readonly TimeSpan CreationLimit = TimeSpan.FromMinutes(1);
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    private readonly Server _server;

    private Postgres(Server server, string connectionString)
    {
        _server = server;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<Postgres> StartAsync(string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        var programs = Programs.Postgres!;

        // It refuses to run as root, as which build servers like to run tests.
        var isRoot = string.Equals(Environment.UserName, "root", StringComparison.Ordinal);
        string[] asUser = isRoot ? ["runuser", "-u", "postgres", "--"] : [];
        if (isRoot)
            await RunAsync(folder, "chown", "postgres", folder, data);
        await RunAsync(data, [.. asUser, Path.Combine(programs, "initdb"), "-D", data, "-U", "service", "--auth=trust", "--no-sync"]);

        var port = Server.FreePort();
        var server = Server.Start(data, NoEnvironment, [.. asUser, Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}", "-h", "127.0.0.1", "-k", data, "-F"]);
        var connection = $"Host=127.0.0.1;Port={port};Username=service;Database=postgres";
        await server.UntilAsync(() => ConnectsAsync(connection));
        return new Postgres(server, connection);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<string?> ConnectsAsync(string connectionString)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(connectionString);
            await using var command = database.CreateCommand("select 'ready'");
            return await command.ExecuteScalarAsync() as string;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private static async Task RunAsync(string folder, params IReadOnlyList<string> command)
    {
        var (exitCode, errors) = await Command.RunAsync(command[0], folder, CreationLimit, [.. command.Skip(1)]);
        Assert.That(exitCode, Is.Zero, errors);
    }
}
