namespace ProConnect.Client.Documentation.Tests;

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static IEnumerable<string> Pages => Directory.EnumerateFiles(Root, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md"))
        .Concat(Directory.EnumerateFiles(Path.Combine(Root, "src"), "README.md", SearchOption.AllDirectories).Where(static p => !p.Contains("/bin/", StringComparison.Ordinal)));

    public static string NameOf(string path) => Path.GetRelativePath(Root, path);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ProConnect.Client.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The solution was not found."));
}
