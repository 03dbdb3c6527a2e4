using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;

namespace ProConnect.Client.Interop.Tests.Browser.Display;

/// <summary>320 pixels: a small telephone, or a desktop magnified four times.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class NarrowWindowTests : BrowserFixture
{
    protected override BrowserNewContextOptions ContextOptions => new() { ViewportSize = new() { Width = 320, Height = 640 } };

    [Test]
    public Task No_page_scrolls_sideways() => PageTour.WalkAsync(Page, Stage, () => Layout.ExpectNoSidewaysScrollAsync(Page));
}
