using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.UserTokens;

/// <summary>Services that are called in the user's name.</summary>
internal sealed class HttpClientTests : UserTokenFixture
{
    private readonly CalledService _service = new();

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Services += services => services.AddHttpClient("donnees")
            .AddUserAccessToken("ProConnect", new Uri("https://donnees.example/v1/"), new Uri("http://localhost:5090"))
            .ConfigurePrimaryHttpMessageHandler(() => _service)
            .Services.AddHttpClient("failover")
            .AddHttpMessageHandler(static () => new Failover())
            .AddUserAccessToken("ProConnect", new Uri("https://donnees.example/v1/"))
            .ConfigurePrimaryHttpMessageHandler(() => _service);
        var map = setup.Map;
        setup.Map = app =>
        {
            map(app);
            app.MapGet("/call", (IHttpClientFactory clients, string address, string? body, string? own, string? client) => CallAsync(clients, address, body, own, client));
        };
    }

    [SetUp]
    public void ForgetRequests()
    {
        _service.Requests.Clear();
        _service.Refuses = static _ => false;
        _service.RedirectsTo = null;
    }

    [OneTimeTearDown]
    public void CloseService() => _service.Dispose();

    [TestCase("https://donnees.example/v1/dossiers?page=2")]
    [TestCase("https://DONNEES.example:443/v1")]
    [TestCase("http://localhost:5090/anything")]
    public async Task The_token_goes_where_it_is_meant_to_go(string address)
    {
        var token = await SignInAsync();

        Assert.That(await CallAsync(address), Is.EqualTo("OK"));

        Assert.That(_service.Requests.Single().Authorization, Is.EqualTo($"Bearer {token}"));
        AssertNothingSecretIsLogged(token);
    }

    [TestCase("https://evil.example/v1/")]
    [TestCase("https://donnees.example.evil.example/v1/")]
    [TestCase("https://donnees.example/v2/")]
    [TestCase("https://donnees.example/v10")]
    [TestCase("https://donnees.example/v1/../v2")]
    [TestCase("https://donnees.example:8443/v1/")]
    [TestCase("http://donnees.example/v1/")]
    [TestCase("https://localhost:5090/")]
    public async Task The_token_goes_nowhere_else(string address)
    {
        await SignInAsync();

        Assert.That(await CallAsync(address), Is.EqualTo("OK"));

        Assert.That(_service.Requests.Single().Authorization, Is.Null);
        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(2032));
    }

    [Test]
    public async Task The_token_does_not_stay_on_a_request_that_is_sent_elsewhere_afterwards()
    {
        var token = await SignInAsync();
        _service.Refuses = static before => before == 0;

        Assert.That(await CallAsync("https://donnees.example/v1/", client: "failover"), Is.EqualTo("OK"));

        Assert.That(_service.Requests.Select(static request => (request.Address.Host, request.Authorization)),
            Is.EqualTo(new[] { ("donnees.example", $"Bearer {token}"), (Failover.Elsewhere.Host, null) }));
    }

    [Test]
    public async Task A_renewed_token_does_not_follow_a_redirect()
    {
        await SignInAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        _service.RedirectsTo = Failover.Elsewhere;
        _service.Refuses = static _ => true;

        Assert.That(await CallAsync("https://donnees.example/v1/"), Is.EqualTo("Unauthorized"));

        Assert.That(_service.Requests.Select(static request => request.Authorization), Is.All.Null);
        Assert.That(Refreshes, Is.Zero);
    }

    [Test]
    public async Task A_token_of_the_application_s_own_is_left_alone()
    {
        await SignInAsync();

        await CallAsync("https://donnees.example/v1/", own: "mine");

        Assert.That(_service.Requests.Single().Authorization, Is.EqualTo("Bearer mine"));
    }

    [Test]
    public async Task An_expired_token_is_renewed_first()
    {
        var token = await SignInAsync();
        Time.Advance(TokenLifetime);

        await CallAsync("https://donnees.example/v1/");

        Assert.That(_service.Requests.Single().Authorization, Is.Not.EqualTo($"Bearer {token}"));
        Assert.That($"Bearer {await TokenAsync(Browser)}", Is.EqualTo(_service.Requests[0].Authorization), "the session was issued again");
    }

    [TestCase(null)]
    [TestCase("text")]
    public async Task A_refused_token_is_renewed_and_the_request_sent_once_more(string? body)
    {
        await SignInAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        _service.Refuses = static before => before == 0;

        Assert.That(await CallAsync("https://donnees.example/v1/", body), Is.EqualTo("OK"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_service.Requests, Has.Count.EqualTo(2));
            Assert.That(_service.Requests.Select(static request => request.Authorization), Is.Unique);
            Assert.That(_service.Requests.Select(static request => request.Body), Is.All.EqualTo(body ?? ""));
            Assert.That(Refreshes, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_service_that_refuses_every_token_is_asked_twice_and_the_provider_once()
    {
        await SignInAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        _service.Refuses = static _ => true;

        Assert.That(await CallAsync("https://donnees.example/v1/"), Is.EqualTo("Unauthorized"));
        Assert.That(await CallAsync("https://donnees.example/v1/"), Is.EqualTo("Unauthorized"));

        Assert.That(_service.Requests, Has.Count.EqualTo(3), "the second call's token is as fresh as can be");
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stream_is_not_sent_twice()
    {
        await SignInAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        _service.Refuses = static _ => true;

        Assert.That(await CallAsync("https://donnees.example/v1/", "stream"), Is.EqualTo("Unauthorized"));

        Assert.That(_service.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_user_nothing_is_sent()
    {
        Assert.That(await CallAsync("https://donnees.example/v1/"), Is.EqualTo("SignInRequired"));
        Assert.That(_service.Requests, Is.Empty);
    }

    [Test]
    public async Task Outside_of_a_request_nothing_is_sent()
    {
        using var client = Application.Services.GetRequiredService<IHttpClientFactory>().CreateClient("donnees");

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync(new Uri("https://donnees.example/v1/")));
        Assert.That(_service.Requests, Is.Empty);
    }

    [TestCase("http://donnees.example/")]
    [TestCase("ftp://donnees.example/")]
    [TestCase("https://user@donnees.example/")]
    [TestCase("https://donnees.example/?a=b")]
    public void An_address_that_is_not_safe_is_refused(string address)
    {
        Assert.That(() => new ServiceCollection().AddHttpClient("x").AddUserAccessToken("ProConnect", new Uri(address)), Throws.ArgumentException.With.Message.Contain("https"));
    }

    [Test]
    public void No_address_at_all_is_refused()
    {
        Assert.That(() => new ServiceCollection().AddHttpClient("x").AddUserAccessToken("ProConnect"), Throws.ArgumentException.With.Message.Contain("AddUserAccessToken("));
    }

    [Test]
    public async Task A_client_that_wants_tokens_that_are_not_kept_stops_the_host()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Settings["KeepUserTokens"] = "false";
        }));

        Assert.That(refusal!.Failures, Has.Some.StartsWith("ProConnect:KeepUserTokens is false, and an HTTP client"));
    }

    private async Task<string> CallAsync(string address, string? body = null, string? own = null, string client = "donnees")
    {
        var answer = await Browser.GetAsync($"/call?address={Uri.EscapeDataString(address)}&body={body}&own={own}&client={client}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        return answer.Body;
    }

    private static async Task<string> CallAsync(IHttpClientFactory clients, string address, string? body, string? own, string? name)
    {
        using var client = clients.CreateClient(name ?? "donnees");
        using var request = new HttpRequestMessage(string.IsNullOrEmpty(body) ? HttpMethod.Get : HttpMethod.Post, address);
        request.Content = body switch
        {
            "stream" => new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))),
            { Length: > 0 } => new StringContent(body),
            _ => null,
        };
        if (!string.IsNullOrEmpty(own))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", own);
        try
        {
            using var response = await client.SendAsync(request);
            return response.StatusCode.ToString();
        }
        catch (UserAccessTokenException e)
        {
            return e.Status.ToString();
        }
    }
}
