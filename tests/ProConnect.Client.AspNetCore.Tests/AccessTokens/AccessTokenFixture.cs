using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.AccessTokens;

/// <summary>A service that is called with access tokens; its callers' tokens come from sign-ins at another application.</summary>
internal abstract class AccessTokenFixture : SimulatorFixture
{
    protected Application Api { get; private set; } = null!;

    protected int Questions => Simulator.Requests.Count("/token/introspection");

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Settings["KeepUserTokens"] = "true";
        setup.Settings["Scopes"] = "openid email groups";
    }

    [SetUp]
    public async Task StartApiAsync() => Api = await StartApiAsync(static _ => { });

    /// <summary>Another service that is called, for one test.</summary>
    protected Task<Application> StartApiAsync(Action<ApplicationSetup> configure) => StartApplicationAsync(setup =>
    {
        setup.Use(SimulatedClients.Api);
        setup.Settings.Remove("UserInfoSignedResponseAlg");
        setup.Settings["IntrospectionSignedResponseAlg"] = "RS256";
        setup.Settings["AllowedClients"] = SimulatedClients.Default.ClientId;
        setup.Settings["Http:Retries"] = "0";
        setup.DefaultScheme = static _ => { };
        setup.Services = static services => services.AddAntiforgery();
        setup.Authentication = static (builder, configuration) => builder.AddProConnectTokenIntrospection(configuration.GetSection("ProConnect"));
        setup.Map = static app =>
        {
            app.MapGet("/donnees", static (ClaimsPrincipal user) => user.Claims.Select(static claim => $"{claim.Type}={claim.Value}")).RequireAccessToken();
            app.MapGet("/groups", static () => "groups").RequireAccessToken(["groups"]);
            app.MapGet("/visio", static () => "visio").RequireAccessToken(["groups", "lasuite_visio"]);
            app.MapGet("/open", static () => "open");
        };
        configure(setup);
    });

    protected async Task<(string Access, string Refresh)> TokensAsync(Persona? persona = null)
    {
        using var browser = Application.OpenBrowser();
        await browser.CompleteAsync(persona: persona);
        var tokens = (await browser.GetAsync("/tokens")).Json;
        Simulator.Requests.Clear();
        return ((string)tokens["access_token"]!, (string)tokens["refresh_token"]!);
    }

    protected async Task<Answer> CallAsync(string? token, string path = "/donnees", Application? api = null) => await SendAsync(path, api, request =>
    {
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
    });

    protected async Task<Answer> SendAsync(string path, Application? api, Action<HttpRequestMessage> change)
    {
        using var client = new HttpMessageInvoker((api ?? Api).CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(ApplicationSetup.Origin), path));
        change(request);
        return await Answer.ReadAsync(await client.SendAsync(request, CancellationToken.None));
    }

    protected static void ExpectRefused(Answer answer, int status, string? challenge)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.Status, Is.EqualTo(status), answer.Body);
            Assert.That(answer.Header("WWW-Authenticate"), challenge is null ? Is.Null : Does.StartWith(challenge));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(answer.Body, Is.Empty);
        }
    }
}
