using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Journey;

/// <summary>Back-channel logout as the engines send it.</summary>
[TestFixtureSource(typeof(EngineProfile), nameof(EngineProfile.All))]
internal sealed class BackChannelLogoutTests(EngineProfile profile) : EngineFixture(profile)
{
    [Test]
    public async Task The_engine_names_the_session_that_the_ID_token_named()
    {
        var received = new ConcurrentQueue<string?>();
        var visit = await OpenAsync(new ClientRegistration { BackChannelLogoutUri = await ListenAsync(received), BackChannelLogoutSessionRequired = true });
        await visit.SignInAsync(Profile.Ordinary);

        await visit.SignOutAsync();

        Assert.That(received, Has.Count.EqualTo(1));
        var token = new JsonWebToken(received.Single());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.Audiences, Is.EqualTo(new[] { visit.Client.ClientId }));
            Assert.That(token.GetClaim("sid").Value, Is.EqualTo(visit.SignIn.IdToken.Claims.GetString("sid")));
            Assert.That(token.GetClaim("events").Value, Is.EqualTo("""{"http://schemas.openid.net/event/backchannel-logout":{}}"""));
        }
    }

    [Test]
    public async Task A_logout_at_the_engine_ends_the_session_here()
    {
        var received = new ConcurrentQueue<string?>();
        var registration = new ClientRegistration { BackChannelLogoutUri = await ListenAsync(received), BackChannelLogoutSessionRequired = true };
        var visit = await OpenAsync(registration, static setup => setup.Settings["BackChannelLogoutPath"] = "/backchannel-logout");
        await visit.SignInAsync(Profile.Ordinary);
        await visit.ExpectSignedInAsync(Profile.Ordinary);

        await visit.SignOutAtProviderAsync();
        var answer = await visit.Browser.PostAsync("/backchannel-logout", ("logout_token", received.Single()!));

        if (HasNoExpiry(received.Single()!))
        {
            Assert.That(visit.Application.Logs.Ours.Where(static entry => entry.Id.Id == 2013).Select(static entry => entry.Values["Code"]), Is.EqualTo(new[] { "logout_token.claim_missing" }));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            return;
        }

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        await visit.ExpectEndedAsync();
    }

    // Engines that follow a draft of the specification, in which exp was not required yet.
    private static bool HasNoExpiry(string token) => !new JsonWebToken(token).TryGetPayloadValue<long>("exp", out _);

    private async Task<string> ListenAsync(ConcurrentQueue<string?> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var listener = EndAfterTest(builder.Build());
        listener.UseRouting();
        listener.MapPost("/logout", async (HttpContext context) => received.Enqueue((await context.Request.ReadFormAsync())["logout_token"]));
        await listener.StartAsync();
        return $"{listener.Urls.Single()}/logout";
    }
}
