using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>A simulator and an application for a fixture, a browser for each test.</summary>
internal abstract class SimulatorFixture
{
    private readonly List<Browser> _browsers = [];
    private readonly List<Application> _applications = [];

    protected ProConnectSimulator Simulator { get; private set; } = null!;

    protected FakeTime Time { get; } = new();

    protected Application Application { get; private set; } = null!;

    protected Browser Browser { get; private set; } = null!;

    protected LogCapture Logs => Application.Logs;

    protected virtual SimulatedProvider Provider => SimulatedProvider.ProConnect;

    protected virtual IReadOnlyList<SimulatedClient> Clients => SimulatedClients.All;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Simulator = await ProConnectSimulator.StartAsync(Provider, options =>
        {
            options.TimeProvider = Time;
            options.ScriptedSignIn = true;
            foreach (var client in Clients)
                options.Clients.Add(client);
            Configure(options);
        });
        Application = await StartApplicationAsync(Configure, isShared: true);
        await Application.WarmUpAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Application.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    [SetUp]
    public void OpenBrowserForTest()
    {
        Logs.Clear();
        Simulator.Requests.Clear();
        Browser = Application.OpenBrowser();
    }

    [TearDown]
    public async Task CleanUpAsync()
    {
        Simulator.Faults.Clear();
        Browser.Dispose();
        _browsers.ForEach(static browser => browser.Dispose());
        _browsers.Clear();
        foreach (var application in _applications)
            await application.DisposeAsync();
        _applications.Clear();
    }

    /// <summary>Changes the simulator of the fixture.</summary>
    protected virtual void Configure(SimulatorOptions options)
    {
    }

    /// <summary>Changes the application of the fixture.</summary>
    protected virtual void Configure(ApplicationSetup setup)
    {
    }

    protected Browser OpenBrowser(Application? application = null)
    {
        var browser = (application ?? Application).OpenBrowser();
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>Another application, for one test.</summary>
    protected Task<Application> StartApplicationAsync(Action<ApplicationSetup>? configure = null) => StartApplicationAsync(configure, isShared: false);

    private async Task<Application> StartApplicationAsync(Action<ApplicationSetup>? configure, bool isShared)
    {
        var setup = new ApplicationSetup(Simulator.Issuer, Clients[0]);
        configure?.Invoke(setup);
        var application = await Application.StartAsync(setup, Time);
        if (!isShared)
            _applications.Add(application);
        return application;
    }
}
