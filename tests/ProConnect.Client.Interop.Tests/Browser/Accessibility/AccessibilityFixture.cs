using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;

namespace ProConnect.Client.Interop.Tests.Browser.Accessibility;

/// <summary>Scans pages with axe, in both colour schemes. Its script gets past our Content-Security-Policy; the journeys prove that the policy itself is right.</summary>
internal abstract class AccessibilityFixture : BrowserFixture
{
    private const string Run = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const result = await axe.run(document, { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } });
          return {
            ran: [...result.passes, ...result.inapplicable].map(rule => rule.id),
            violations: result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`)),
          };
        }
        """;

    // The package's own way opens a window for each scan, which takes longer than the scan.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript() + ";0";

    protected override BrowserNewContextOptions ContextOptions => new() { BypassCSP = true };

    /// <summary>Without the policy the browser asks for icons that the policy forbids.</summary>
    protected override bool MindsComplaints => false;

    /// <summary>Scans the page that is open, which must be the one with this heading.</summary>
    protected async Task ExpectNoViolationAsync(string heading)
    {
        await Page.ExpectHeadingAsync(heading);
        await Page.EvaluateAsync(Axe);
        using (Assert.EnterMultipleScope())
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var result = await Page.EvaluateAsync<AxeScan>(Run);
                Assert.That(result.Ran, Is.SupersetOf(new[] { "color-contrast", "target-size", "region" }), "The rules did not run.");
                Assert.That(result.Violations, Is.Empty, $"{scheme}: {Page.Url}");
            }
        }
    }
}
