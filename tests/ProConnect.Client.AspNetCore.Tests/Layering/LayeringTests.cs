using System.Reflection;
using ProConnect.Client.Core;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Layering;

/// <summary>AspNetCore needs Client, Client needs Core, Core needs neither; the simulator needs none of them, so that it can disagree.</summary>
internal sealed class LayeringTests
{
    private static readonly Assembly Core = typeof(RelyingParty).Assembly;
    private static readonly Assembly Client = typeof(ProConnectOptions).Assembly;
    private static readonly Assembly AspNetCore = typeof(RelyingPartyHandler).Assembly;
    private static readonly Assembly Simulator = typeof(ProConnectSimulator).Assembly;

    [Test]
    public void Core_knows_none_of_the_others_and_no_web_framework()
    {
        Assert.That(ReferencesOf(Core), Has.None.StartsWith("ProConnect.").And.None.StartsWith("Microsoft.AspNetCore"));
    }

    [Test]
    public void Client_knows_Core_only_and_no_web_framework()
    {
        Assert.That(OursIn(Client), Is.EqualTo(new[] { "ProConnect.Client.Core" }));
        Assert.That(ReferencesOf(Client), Has.None.StartsWith("Microsoft.AspNetCore"));
    }

    [Test]
    public void AspNetCore_knows_Client_and_Core()
    {
        Assert.That(OursIn(AspNetCore), Is.EqualTo(new[] { "ProConnect.Client", "ProConnect.Client.Core" }));
    }

    [Test]
    public void The_simulator_knows_none_of_them()
    {
        Assert.That(OursIn(Simulator), Is.Empty);
    }

    [TestCaseSource(nameof(Products))]
    public void Nothing_of_a_test_is_in_a_product(Assembly product)
    {
        Assert.That(ReferencesOf(product), Has.None.StartsWith("NUnit").And.None.Contains("MockHttp"));
    }

    [Test]
    public void Public_types_of_the_web_package_are_sealed_or_static_or_meant_to_be_derived()
    {
        Assert.That(
            AspNetCore.GetExportedTypes().Where(static type => type is { IsClass: true, IsSealed: false }),
            Is.EquivalentTo(new[] { typeof(RelyingPartyEvents), typeof(RuleAttribute) }));
    }

    private static IEnumerable<Assembly> Products() => [Core, Client, AspNetCore, Simulator];

    private static string[] OursIn(Assembly assembly) =>
        [.. ReferencesOf(assembly).Where(static name => name.StartsWith("ProConnect.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string[] ReferencesOf(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(static name => name.Name!)];
}
