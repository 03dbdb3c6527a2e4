using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Callback;

/// <summary>An application with two providers, of which the second may belong to an attacker.</summary>
internal sealed class TwoProvidersTests : CallbackFixture
{
    private ProConnectSimulator _second = null!;
    private Application _application = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task StartSecondAsync() => _second = await ProConnectSimulator.StartAsync(options =>
    {
        options.TimeProvider = Time;
        options.ScriptedSignIn = true;
        options.Clients.Add(SimulatedClients.Other);
    });

    [OneTimeTearDown]
    public async Task StopSecondAsync() => await _second.DisposeAsync();

    [TearDown]
    public void CloseBrowser() => _browser.Dispose();

    [SetUp]
    public async Task StartApplicationOfBothAsync()
    {
        _second.Requests.Clear();
        _second.Faults.Clear();
        _application = await StartApplicationAsync(setup =>
        {
            setup.Authentication = (builder, configuration) => builder
                .AddCookie()
                .AddProConnect(configuration.GetSection("ProConnect"))
                .AddProConnect("Other", options =>
                {
                    options.Issuer = _second.Issuer;
                    options.ClientId = SimulatedClients.Other.ClientId;
                    options.ClientSecret = SimulatedClients.Other.ClientSecret;
                    options.UserInfoSignedResponseAlg = "RS256";
                });
            setup.Map = static app =>
            {
                app.MapProConnect();
                app.MapProConnect("Other");
            };
        });
        await _application.WarmUpAsync();
        _browser = _application.OpenBrowser();
    }

    [Case("F04")]
    [TestCase("proconnect", "other")]
    [TestCase("other", "proconnect")]
    public async Task The_state_of_one_at_the_other(string started, string opened)
    {
        var callback = await _browser.ReachCallbackAsync(await _browser.StartAsync(prefix: started));
        await _browser.StartAsync(prefix: opened);

        await RefusedEverywhereAsync(Callbacks.At(callback, $"/{opened}/callback"), "callback.state_unknown");
    }

    [Case("F04")]
    [Test]
    public async Task The_cookie_of_one_under_the_name_of_the_other()
    {
        var callback = await _browser.ReachCallbackAsync(await _browser.StartAsync());
        var value = _browser.Cookie(Cookie)!.Value;
        _browser.Cookies.Add(new Cookie("__Host-Other.SignIn", value, "/", _browser.Origin.Host) { Secure = true });

        await RefusedEverywhereAsync(Callbacks.At(callback, "/other/callback"), "callback.correlation_missing");
    }

    [Case("F10")]
    [Test]
    public async Task A_response_that_names_the_other()
    {
        var callback = await _browser.ReachCallbackAsync(await _browser.StartAsync());

        await RefusedEverywhereAsync(Callbacks.With(callback, "iss", _second.Issuer), "callback.iss_mismatch");
    }

    [Case("F11")]
    [TestCase("proconnect", "callback.iss_mismatch")]
    [TestCase("other", "callback.correlation_missing")]
    public async Task A_response_of_the_other_with_the_state_of_the_one(string at, string code)
    {
        var ofSecond = await OpenBrowser(_application).ReachCallbackAsync(await OpenBrowser(_application).StartAsync(prefix: "other"));
        var state = Answer.Parameter(await _browser.ReachCallbackAsync(await _browser.StartAsync()), "state");

        await RefusedEverywhereAsync(Callbacks.At(Callbacks.With(ofSecond, "state", state), $"/{at}/callback"), code);
    }

    [Case("F11")]
    [Test]
    public async Task A_response_of_the_other_that_hides_where_it_comes_from()
    {
        var ofSecond = await OpenBrowser(_application).ReachCallbackAsync(await OpenBrowser(_application).StartAsync(prefix: "other"));
        var started = await _browser.ReachCallbackAsync(await _browser.StartAsync());
        var callback = Callbacks.With(Callbacks.With(started, "code", Answer.Parameter(ofSecond, "code")), "iss", null);

        await RefusedEverywhereAsync(callback, "callback.iss_missing");
    }

    private async Task RefusedEverywhereAsync(Uri callback, string code)
    {
        _application.Logs.Clear();

        var answer = await _browser.GetAsync(callback);

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, _application.Logs, code);
        Assert.That((Simulator.Requests.Count("/token"), _second.Requests.Count("/token")), Is.EqualTo((0, 0)), "A code was sent.");
        await Expect.NobodySignedInAsync(_browser);
        await _browser.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(_browser, Camille.Sub);
        Observed.Outcome($"refused: {code}");
    }
}
