using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>One provider of two is down.</summary>
internal sealed class OutageTests : ProviderFixture
{
    [Test, Case("X06")]
    public async Task The_other_provider_serves_and_the_first_comes_back()
    {
        await using var other = await ProConnectSimulator.StartAsync(options =>
        {
            options.TimeProvider = Time;
            options.ScriptedSignIn = true;
            options.Clients.Add(SimulatedClients.Other);
        });
        Faults.Outage = true;
        var application = await StartColdAsync(setup =>
        {
            setup.Authentication = (builder, configuration) => builder.AddCookie().AddProConnect(configuration.GetSection("ProConnect")).AddRelyingParty("Other", options =>
            {
                options.Issuer = other.Issuer;
                options.ClientId = SimulatedClients.Other.ClientId;
                options.ClientSecret = SimulatedClients.Other.ClientSecret;
                options.Scopes = ["openid", "email"];
            });
            setup.Map = static app =>
            {
                app.MapProConnect();
                app.MapRelyingParty("Other");
            };
        });
        var browser = OpenBrowser(application);

        Expect.ErrorPage(await browser.StartAsync(), HttpStatusCode.ServiceUnavailable, application.Logs, "discovery.http_status");
        Simulator.Requests.Clear();
        Expect.ErrorPage(await browser.StartAsync(), HttpStatusCode.ServiceUnavailable);
        Assert.That(Simulator.Requests.All, Is.Empty, "A provider that is down is asked again at once.");

        await browser.CompleteAsync(persona: Marc, prefix: "other");
        Assert.That((await browser.GetAsync("/private")).Body, Is.EqualTo(Marc.Email));

        EndFaults();
        Time.Advance(TimeSpan.FromSeconds(11));
        await browser.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(browser, Camille.Sub);
        Observed.Outcome("refused at once: discovery.http_status; the other provider serves; accepted again without a restart");
    }

    [Test, Case("X06")]
    public async Task An_outage_in_the_middle_of_a_sign_in_is_a_page([Values("token", "userinfo")] string step)
    {
        var endpoint = ProviderEndpoint.All.Single(e => string.Equals(e.Step, step, StringComparison.Ordinal));
        await RefusedAtAsync(endpoint, faults => faults.InPlaceOf(endpoint, context =>
        {
            faults.Outage = true;
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        }), "http_status");
    }
}
