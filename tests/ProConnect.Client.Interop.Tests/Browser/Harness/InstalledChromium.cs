namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>The browser of this machine: none is downloaded.</summary>
internal static class InstalledChromium
{
    public const string Variable = "PROCONNECT_TESTS_CHROMIUM";

    public const string Advice = $"Chromium is missing: install the package chromium, or set {Variable} to the path of a Chromium or Chrome.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? chosen : OnPath().FirstOrDefault(File.Exists);

    private static IEnumerable<string> OnPath() =>
        from name in Names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        select Path.Combine(folder, name);
}
