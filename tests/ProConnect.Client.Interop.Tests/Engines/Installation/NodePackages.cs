using System.Security.Cryptography;

namespace ProConnect.Client.Interop.Tests.Engines.Installation;

/// <summary>Installs the engines as their lock file says, when they are missing or out of date: once, whoever else runs these tests.</summary>
internal static class NodePackages
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task<string?>> Installation = new(InstallAsync);

    private static string Mark => EngineFolder.File("node_modules/.installed");

    /// <summary>The Node that runs the engines: the one among the packages, or the machine's where there is none for it.</summary>
    public static string Node => EngineFolder.File($"node_modules/{NodePackage}/bin/node{(OperatingSystem.IsWindows() ? ".exe" : "")}") is var path && File.Exists(path)
        ? path
        : Command.Find("node") ?? "node";

    private static string NodePackage
    {
        get
        {
            var architecture = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
            return OperatingSystem.IsWindows() ? $"node-win-{architecture}" : OperatingSystem.IsMacOS() ? $"node-bin-darwin-{architecture}" : $"node-linux-{architecture}";
        }
    }

    /// <summary>Skips the tests of a fixture, saying in one line what is missing, where the engines cannot be installed.</summary>
    public static async Task EnsureInstalledAsync()
    {
        if (await Installation.Value is { } reason)
            Assert.Ignore(reason);
    }

    private static async Task<string?> InstallAsync()
    {
        if (Command.Find("npm") is not { } npm || Command.Find("node") is null)
            return "Not run: npm or node is missing. Install Node.js with npm (on Debian: apt-get install nodejs npm).";

        using var turn = await TakeTurnAsync();
        var wanted = Fingerprint();
        if (File.Exists(Mark) && string.Equals(await File.ReadAllTextAsync(Mark), wanted, StringComparison.Ordinal))
            return null;

        // No package needs its scripts, and those of the engines' dependencies have no business on this machine.
        var (exitCode, errors) = await Command.RunAsync(npm, EngineFolder.Path, InstallLimit,
            "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=10000");
        if (exitCode != 0)
            return $"Not run: npm ci failed in {EngineFolder.Path}: {OneLine(errors)}";

        await File.WriteAllTextAsync(Mark, wanted);
        return null;
    }

    private static async Task<FileStream> TakeTurnAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"interop-engines-{Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(EngineFolder.Path)))[..16]}.lock");
        var deadline = DateTime.UtcNow + InstallLimit;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static string Fingerprint()
    {
        var files = new[] { "package.json", "package-lock.json" }.SelectMany(static name => File.ReadAllBytes(EngineFolder.File(name))).ToArray();
        return $"{NodePackage} {Convert.ToHexString(SHA256.HashData(files))}";
    }

    private static string OneLine(string errors) => string.Join(' ', errors.Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } text
        ? text[..Math.Min(text.Length, 400)]
        : "it said nothing";
}
