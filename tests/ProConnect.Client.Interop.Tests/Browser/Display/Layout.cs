using Microsoft.Playwright;

namespace ProConnect.Client.Interop.Tests.Browser.Display;

internal static class Layout
{
    private const string Outside = """
        () => [...document.body.querySelectorAll("*")]
          .filter(e => e.getClientRects().length > 0 && !e.matches(".skip"))
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")
          .map(e => e.outerHTML.slice(0, 120))
        """;

    /// <summary>Nothing sticks out of the window, nor out of its own box.</summary>
    public static async Task ExpectNoSidewaysScrollAsync(IPage page)
    {
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), Is.False, page.Url);
        Assert.That(await page.EvaluateAsync<string[]>(Outside), Is.Empty, page.Url);
    }
}
