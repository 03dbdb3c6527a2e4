using System.Diagnostics;

namespace ProConnect.Client.Interop.Tests.Engines.Installation;

/// <summary>A program that runs, says something and ends.</summary>
internal static class Command
{
    /// <summary>Where a program of the search path is; null when it is on none.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => OperatingSystem.IsWindows() ? [Path.Combine(folder, name + ".exe"), Path.Combine(folder, name + ".cmd")] : new[] { Path.Combine(folder, name) })
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end, or ends it after a while.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(string program, string folder, TimeSpan limit, params IReadOnlyList<string> arguments)
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"it did not end within {limit}");
        }

        await output;
        return (process.ExitCode, await errors);
    }
}
