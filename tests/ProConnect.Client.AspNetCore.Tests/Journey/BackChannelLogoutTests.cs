using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

/// <summary>A user signs out of one application, and the provider tells the other.</summary>
internal sealed class BackChannelLogoutTests
{
    private static readonly SimulatedClient Told = new()
    {
        ClientId = "told",
        ClientSecret = "a-secret-of-the-application-that-is-told",
        RedirectUris = { "https://service.example/proconnect/callback" },
        BackChannelLogoutUri = "https://service.example/proconnect/backchannel-logout",
    };

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_session_of_the_other_application_ends(bool isKeptOnTheServer)
    {
        var time = new FakeTime();
        using var wire = new LateHandler();
        await using var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.TimeProvider = time;
            options.ScriptedSignIn = true;
            options.BackChannel = wire;
            options.Clients.Add(Told);
            options.Clients.Add(SimulatedClients.Default);
        });
        var setup = new ApplicationSetup(simulator.Issuer, Told);
        setup.Settings["BackChannelLogoutPath"] = "/proconnect/backchannel-logout";
        setup.Settings["RequestedIdTokenClaims"] = "acr amr sid";
        if (isKeptOnTheServer)
            setup.Authentication = static (builder, configuration) => builder.AddCookie().AddDistributedSessions().AddProConnect(configuration.GetSection("ProConnect"));
        await using var told = await Application.StartAsync(setup, time);
        await using var other = await Application.StartAsync(new ApplicationSetup(simulator.Issuer, SimulatedClients.Default), time);
        wire.Target = told.CreateHandler();
        using var browser = told.OpenBrowser();
        using var sameBrowserElsewhere = other.OpenBrowser();
        await browser.CompleteAsync(persona: Personas.CamilleDurand);
        sameBrowserElsewhere.Cookies.Add(browser.Cookies.GetCookies(new Uri(simulator.Issuer)));
        await sameBrowserElsewhere.CompleteAsync(persona: Personas.CamilleDurand);
        await Expect.SignedInAsync(browser, Personas.CamilleDurand.Sub);

        await sameBrowserElsewhere.FollowAsync(await sameBrowserElsewhere.SignOutAsync(), sameBrowserElsewhere.IsApplication);

        Assert.That((await browser.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(told.Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(1007));
    }
}
