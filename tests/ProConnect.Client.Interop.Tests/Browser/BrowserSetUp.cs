using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;

namespace ProConnect.Client.Interop.Tests.Browser;

/// <summary>One browser for all tests; each opens a context of its own in it.</summary>
[SetUpFixture]
internal sealed class BrowserSetUp
{
    private const float Patience = 30_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static IBrowser? _browser;

    private IPlaywright? _playwright;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (InstalledChromium.Find() is not { } executable)
        {
            await TestContext.Error.WriteLineAsync(InstalledChromium.Advice);
            Assert.Ignore(InstalledChromium.Advice);
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    public static async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options)
    {
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }
}
