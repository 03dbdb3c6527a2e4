using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;

namespace ProConnect.Client.Interop.Tests.Browser.Display;

/// <summary>Who uses the keyboard sees where she is, whatever colours she chose.</summary>
[TestFixture(ColorScheme.Light, ForcedColors.None)]
[TestFixture(ColorScheme.Dark, ForcedColors.None)]
[TestFixture(ColorScheme.Dark, ForcedColors.Active)]
[Parallelizable(ParallelScope.Self)]
internal sealed class FocusTests(ColorScheme scheme, ForcedColors forced) : BrowserFixture
{
    private const float Margin = 8;

    private const string Active = "document.activeElement === document.body ? null : document.activeElement.outerHTML.slice(0, 120)";

    private const string Box = "(() => { const b = document.activeElement.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; })()";

    private const string OutlineContrast = """
        (() => {
          const rgb = color => color.match(/[\d.]+/g).map(Number);
          const luminance = color => rgb(color).slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const behind = e => !e ? "rgb(255, 255, 255)" : rgb(getComputedStyle(e).backgroundColor)[3] === 0 ? behind(e.parentElement) : getComputedStyle(e).backgroundColor;
          const style = getComputedStyle(document.activeElement);
          if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return 0;
          const [dark, light] = [luminance(style.outlineColor), luminance(behind(document.activeElement.parentElement))].sort((a, b) => a - b);
          return (light + .05) / (dark + .05);
        })()
        """;

    protected override BrowserNewContextOptions ContextOptions => new() { ColorScheme = scheme, ForcedColors = forced };

    [Test]
    public Task Focus_is_visible_on_every_link_field_and_button() => PageTour.WalkAsync(Page, Stage, async () =>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await Page.Keyboard.PressAsync("Tab");
        while (await Page.EvaluateAsync<string?>(Active) is { } element && seen.Add(element))
        {
            Assert.That(await Page.EvaluateAsync<double>(OutlineContrast), Is.GreaterThanOrEqualTo(3), $"{element} of {Page.Url}");
            Assert.That(await IsSeenAsync(), Is.True, $"{element} of {Page.Url} looks the same without the focus.");
            await Page.Keyboard.PressAsync("Tab");
        }

        if (Page.Url.StartsWith(Stage.Address, StringComparison.Ordinal))
            Assert.That(seen, Is.Not.Empty);
    });

    private async Task<bool> IsSeenAsync()
    {
        var box = await Page.EvaluateAsync<float[]>(Box);
        var clip = new Clip { X = Math.Max(0, box[0] - Margin), Y = Math.Max(0, box[1] - Margin), Width = box[2] + (2 * Margin), Height = box[3] + (2 * Margin) };
        var with = await Page.ScreenshotAsync(new() { Clip = clip });
        await Page.EvaluateAsync("document.activeElement.blur()");
        var without = await Page.ScreenshotAsync(new() { Clip = clip });
        return !with.AsSpan().SequenceEqual(without);
    }
}
