using ProConnect.Client.Interop.Tests.Engines.Installation;

namespace ProConnect.Client.Interop.Tests.Farm.Hosting;

/// <summary>The programs around the sample: those of this machine, none is downloaded.</summary>
internal static class Programs
{
    private const string SystemFolder = "/usr/sbin/nginx";
    private const string PostgresFolder = "/usr/lib/postgresql";

    public static string? Nginx => Command.Find("nginx") ?? (File.Exists(SystemFolder) ? SystemFolder : null);

    /// <summary>Where PostgreSQL keeps its programs; Debian puts only its clients on the search path.</summary>
    public static string? Postgres => Path.GetDirectoryName(Command.Find("initdb"))
        ?? (Directory.Exists(PostgresFolder) ? Directory.GetDirectories(PostgresFolder).Select(static version => Path.Combine(version, "bin")).LastOrDefault(static bin => File.Exists(Path.Combine(bin, "initdb"))) : null);

    /// <summary>Skips the tests of a fixture, saying in one line what is missing.</summary>
    public static void EnsureInstalled()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Not run: the servers of these tests are started as on Linux and macOS.");
        if (Nginx is null || Postgres is null)
            Assert.Ignore("Not run: nginx or PostgreSQL is missing. Install both (on Debian: apt-get install nginx-light postgresql).");
    }
}
