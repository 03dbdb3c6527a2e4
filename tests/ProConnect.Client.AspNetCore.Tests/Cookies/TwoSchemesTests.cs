using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Cookies;

/// <summary>Two clients of ProConnect in one application.</summary>
internal sealed class TwoSchemesTests : SimulatorFixture
{
    protected override void Configure(ApplicationSetup setup)
    {
        setup.Authentication = (builder, configuration) => builder
            .AddCookie()
            .AddProConnect(configuration.GetSection("ProConnect"))
            .AddProConnect("Other", options =>
            {
                options.Issuer = setup.Issuer;
                options.ClientId = SimulatedClients.Other.ClientId;
                options.ClientSecret = SimulatedClients.Other.ClientSecret;
                options.UserInfoSignedResponseAlg = "RS256";
            });
        setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapProConnect("Other");
            app.MapGet("/paie-autre", static () => Results.Content("autre", "text/html")).RequireAcr(ProConnectAcr.TwoFactor, "Other");
        };
    }

    [Test]
    public async Task Each_signs_in_with_its_own_client_and_callback()
    {
        var one = await Browser.StartAsync();
        var other = await Browser.StartAsync(prefix: "other");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((one.Redirect("client_id"), one.Redirect("redirect_uri")), Is.EqualTo((SimulatedClients.Default.ClientId, "https://service.example/proconnect/callback")));
            Assert.That((other.Redirect("client_id"), other.Redirect("redirect_uri")), Is.EqualTo((SimulatedClients.Other.ClientId, "https://service.example/other/callback")));
            Assert.That(Browser.ApplicationCookies.Select(static cookie => cookie.Name), Is.EquivalentTo(new[] { "__Host-ProConnect.SignIn", "__Host-Other.SignIn" }));
        }
    }

    [Test]
    public async Task Both_work_side_by_side()
    {
        var one = await Browser.ReachCallbackAsync(await Browser.StartAsync("/un"));
        var other = await Browser.ReachCallbackAsync(await Browser.StartAsync("/autre", prefix: "other"));

        Assert.That((await Browser.GetAsync(other)).RawLocation, Is.EqualTo("/autre"));
        Assert.That((await Browser.GetAsync(one)).RawLocation, Is.EqualTo("/un"));
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [TestCase("proconnect", "other")]
    [TestCase("other", "proconnect")]
    public async Task The_answer_to_one_is_refused_at_the_callback_of_the_other(string started, string opened)
    {
        var callback = await Browser.ReachCallbackAsync(await Browser.StartAsync(prefix: started));
        await Browser.StartAsync(prefix: opened);

        var answer = await Browser.GetAsync(new Uri(callback.AbsoluteUri.Replace($"/{started}/", $"/{opened}/", StringComparison.Ordinal)));

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.state_unknown");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
        await Expect.NobodySignedInAsync(Browser);
    }

    [Test]
    public async Task The_cookie_of_one_is_not_readable_as_the_cookie_of_the_other()
    {
        var callback = await Browser.ReachCallbackAsync(await Browser.StartAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, callback.AbsoluteUri.Replace("/proconnect/", "/other/", StringComparison.Ordinal));
        request.Headers.Add("Cookie", $"__Host-Other.SignIn={Browser.Cookie("__Host-ProConnect.SignIn")!.Value}");

        Expect.ErrorPage(await Browser.SendAsync(request), HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
    }

    [Test]
    public async Task Signing_out_of_one_does_not_show_the_provider_the_ID_token_of_the_other()
    {
        await Browser.CompleteAsync();

        var left = await Browser.SignOutAsync(prefix: "other");

        Assert.That((left.Redirect("id_token_hint"), left.Redirect("client_id")), Is.EqualTo(((string?)null, SimulatedClients.Other.ClientId)));
    }

    [Test]
    public async Task The_first_one_answers_for_pages_that_need_a_user()
    {
        Assert.That((await Browser.GetAsync("/private")).Redirect("client_id"), Is.EqualTo(SimulatedClients.Default.ClientId));
    }

    [Test]
    public async Task A_level_reached_with_one_does_not_open_pages_that_ask_for_the_other()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand, prefix: "other");
        Assert.That((await Browser.GetAsync("/private")).Body, Is.EqualTo("Camille Durand"));

        var answer = await Browser.GetAsync("/paie");

        Assert.That(answer.Redirect("client_id"), Is.EqualTo(SimulatedClients.Default.ClientId));
    }

    [Test]
    public async Task A_step_up_with_one_does_not_keep_her_from_the_other()
    {
        Simulator.Faults.Acr = "eidas1";
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);
        Simulator.Faults.Clear();
        await Browser.FollowAsync(await Browser.GetAsync("/paie"));

        var answer = await Browser.GetAsync("/paie-autre");

        Assert.That(answer.Redirect("client_id"), Is.EqualTo(SimulatedClients.Other.ClientId));
    }

    [Test]
    public void Each_relying_party_is_injected_by_its_key()
    {
        Assert.That(
            new[] { "ProConnect", "Other" }.Select(key => Application.Services.GetRequiredKeyedService<RelyingParty>(key).Options.ClientId),
            Is.EqualTo(new[] { SimulatedClients.Default.ClientId, SimulatedClients.Other.ClientId }));
    }

    [Test]
    public async Task A_failure_of_one_is_logged_under_its_name()
    {
        var answer = await Browser.GetAsync("/other/callback?state=x&code=y");

        var entry = Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
        Assert.That(entry.Values["Scheme"], Is.EqualTo("Other"));
    }
}
