using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;

namespace ProConnect.Client.Interop.Tests.Browser.Display;

/// <summary>Text of twice the size, as a person sets it in her browser.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class LargeTextTests : BrowserFixture
{
    private const double UsualSize = 17;

    protected override BrowserNewContextOptions ContextOptions => new() { ViewportSize = new() { Width = 640, Height = 900 } };

    [SetUp]
    public async Task DoubleTextAsync()
    {
        var settings = await Context.NewCDPSessionAsync(Page);
        await settings.SendAsync("Page.setFontSizes", new(StringComparer.Ordinal) { ["fontSizes"] = new { standard = 32, @fixed = 26 } });
    }

    [Test]
    public Task Every_page_grows_with_it_and_none_scrolls_sideways() => PageTour.WalkAsync(Page, Stage, async () =>
    {
        var size = await Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)");
        Assert.That(size, Is.GreaterThanOrEqualTo(2 * UsualSize), Page.Url);
        await Layout.ExpectNoSidewaysScrollAsync(Page);
    });
}
