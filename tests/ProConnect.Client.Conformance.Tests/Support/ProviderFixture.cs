using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>For faults of the provider's endpoints: those that answer each sign-in, and those whose answer is kept.</summary>
internal abstract class ProviderFixture : ConformanceFixture
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(11);

    protected ProviderFixture() => Hurried = new HurriedTime(Time);

    protected HurriedTime Hurried { get; }

    protected override void Configure(ApplicationSetup setup) => AddServices(setup, services => services.AddSingleton<TimeProvider>(Hurried));

    protected static void AddServices(ApplicationSetup setup, Action<IServiceCollection> add)
    {
        var before = setup.Services;
        setup.Services = services =>
        {
            before?.Invoke(services);
            add(services);
        };
    }

    /// <summary>An application that knows nothing of the provider yet.</summary>
    protected Task<Application> StartColdAsync(Action<ApplicationSetup>? configure = null) => StartApplicationAsync(setup =>
    {
        Configure(setup);
        configure?.Invoke(setup);
    });

    /// <summary>With this wrong at an endpoint, nobody is signed in, for this reason of the endpoint's step.</summary>
    protected Task RefusedAtAsync(ProviderEndpoint endpoint, Action<SimulatorFaults> change, string reason, HttpStatusCode status = HttpStatusCode.ServiceUnavailable) =>
        endpoint.IsDocument
            ? RefusedColdAsync(change, $"{endpoint.Step}.{reason}", status: status)
            : RefusedAsync(change, $"{endpoint.Step}.{reason}", status);

    /// <summary>With this wrong at an endpoint, the sign-in succeeds.</summary>
    protected Task AcceptedAtAsync(ProviderEndpoint endpoint, Action<SimulatorFaults> change, string outcome = "accepted") =>
        endpoint.IsDocument ? AcceptedColdAsync(change, outcome: outcome) : AcceptedAsync(change, outcome);

    /// <summary>An application that starts while this is wrong refuses sign-ins for this reason; once it is right again, it signs in without a restart.</summary>
    protected async Task RefusedColdAsync(
        Action<SimulatorFaults> change, string code, Action<ApplicationSetup>? configure = null, HttpStatusCode status = HttpStatusCode.ServiceUnavailable, bool recovers = true)
    {
        change(Faults);
        var application = await StartColdAsync(configure);
        var browser = OpenBrowser(application);

        var answer = await SignInAsync(browser);

        Expect.ErrorPage(answer, status, application.Logs, code);
        await Expect.NobodySignedInAsync(browser);
        ExpectNoSecretIn(application, answer);
        if (recovers)
        {
            EndFaults();
            Time.Advance(Cooldown);
            await browser.CompleteAsync(persona: Camille);
            await Expect.SignedInAsync(browser, Camille.Sub);
        }

        Observed.Outcome($"refused: {code}");
    }

    /// <summary>An application that starts while this is so signs in.</summary>
    protected async Task<Application> AcceptedColdAsync(Action<SimulatorFaults> change, Action<ApplicationSetup>? configure = null, string outcome = "accepted")
    {
        change(Faults);
        var application = await StartColdAsync(configure);
        var browser = OpenBrowser(application);

        var answer = await SignInAsync(browser);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(browser, Camille.Sub);
        Observed.Outcome(outcome);
        return application;
    }

    /// <summary>Signs Camille in, as far as that goes.</summary>
    protected static async Task<Answer> SignInAsync(Browser browser)
    {
        var started = await browser.StartAsync(persona: Camille);
        return started.Location is null ? started : await browser.GetAsync(await browser.ReachCallbackAsync(started));
    }

    private static void ExpectNoSecretIn(Application application, Answer answer)
    {
        var secrets = new[] { SimulatedClients.Default.ClientSecret, Camille.Email, Camille.Sub, Camille.UsualName, Camille.Uid };
        foreach (var text in application.Logs.Ours.Select(static entry => entry.Everything).Append(answer.Body))
            Assert.That(secrets.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, text);
    }
}
