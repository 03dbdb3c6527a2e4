namespace ProConnect.Client.Interop.Tests.Engines.Installation;

/// <summary>The folder of the engines, in the repository: their packages, their lock file, their scripts.</summary>
internal static class EngineFolder
{
    public static string Path { get; } = Find();

    public static string File(string name) => System.IO.Path.Combine(Path, name);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "ProConnect.Client.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The tests are not in the repository."), "tests", "ProConnect.Client.Interop.Tests", "Engines");
    }
}
