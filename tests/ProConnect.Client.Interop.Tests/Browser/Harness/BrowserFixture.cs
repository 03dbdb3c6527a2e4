using Microsoft.Playwright;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>A sample and a simulator for a fixture, a fresh browser for each test. Whatever the browser complains about fails the test.</summary>
internal abstract class BrowserFixture
{
    private PageWatch _watch = null!;

    protected Stage Stage { get; private set; } = null!;

    protected IBrowserContext Context { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected virtual BrowserNewContextOptions ContextOptions => new();

    /// <summary>Whether the provider answers when the sample starts.</summary>
    protected virtual bool IsProviderUp => true;

    /// <summary>Whether the sample signs visitors in without a page.</summary>
    protected virtual bool SilentSignIn => false;

    protected virtual bool MindsComplaints => true;

    [OneTimeSetUp]
    public async Task StartStageAsync() => Stage = await Stage.StartAsync(Configure, IsProviderUp, SilentSignIn);

    [OneTimeTearDown]
    public async Task StopStageAsync() => await Stage.DisposeAsync();

    [SetUp]
    public async Task OpenBrowserAsync()
    {
        var options = ContextOptions;
        options.BaseURL = Stage.Address;
        options.Locale = "fr-FR";
        Context = await BrowserSetUp.OpenAsync(options);
        _watch = new PageWatch(Context);
        Page = await Context.NewPageAsync();
    }

    [TearDown]
    public async Task CloseBrowserAsync()
    {
        Stage.Reset();
        await Context.CloseAsync();
        if (MindsComplaints)
            Assert.That(_watch.Complaints, Is.Empty, "The browser complained.");
    }

    /// <summary>Changes the simulator of the fixture.</summary>
    protected virtual void Configure(SimulatorOptions options)
    {
    }

    protected Task<IResponse?> OpenAsync(string path) => Page.GotoAsync(path);
}
