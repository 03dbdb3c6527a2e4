using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>A simulator for a fixture, a clock, and a browser for each test.</summary>
internal abstract class SimulatorFixture
{
    protected ProConnectSimulator Simulator { get; private set; } = null!;

    protected FakeTime Time { get; private set; } = null!;

    protected Browser Browser { get; private set; } = null!;

    protected virtual SimulatedProvider Provider => SimulatedProvider.ProConnect;

    protected virtual IEnumerable<SimulatedClient> Clients => TestClients.All;

    [OneTimeSetUp]
    public async Task StartSimulatorAsync()
    {
        Time = new FakeTime();
        Simulator = await ProConnectSimulator.StartAsync(Provider, options =>
        {
            options.TimeProvider = Time;
            options.ScriptedSignIn = true;
            foreach (var client in Clients)
                options.Clients.Add(client);

            Configure(options);
        });
    }

    [OneTimeTearDown]
    public async Task StopSimulatorAsync() => await Simulator.DisposeAsync();

    [SetUp]
    public void OpenBrowser() => Browser = new Browser(Simulator);

    [TearDown]
    public void CloseBrowser()
    {
        Browser.Dispose();
        Simulator.Faults.Clear();
    }

    protected virtual void Configure(SimulatorOptions options)
    {
    }

    protected async Task<string> ObtainCodeAsync(AuthorizeRequest request)
    {
        var answer = await Browser.AuthorizeAsync(request);
        Assert.That(answer.Location, Does.Contain("code="), answer.Body);
        return answer.Redirect["code"];
    }

    protected async Task<Tokens> SignInAsync(Persona? persona = null, SimulatedClient? client = null) =>
        await SignInAsync(new AuthorizeRequest(client, persona ?? Personas.CamilleDurand));

    protected async Task<Tokens> SignInAsync(AuthorizeRequest request)
    {
        var answer = await RedeemAsync(await ObtainCodeAsync(request), request.Client);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
        return new Tokens(answer.Json);
    }

    protected Task<Answer> RedeemAsync(string code, SimulatedClient? client = null) =>
        PostAsClientAsync(Provider.Paths.Token, client, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", TestClients.RedirectUri));

    protected Task<Answer> RefreshAsync(string refreshToken, SimulatedClient? client = null) =>
        PostAsClientAsync(Provider.Paths.Token, client, ("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    protected Task<Answer> PostAsClientAsync(string path, SimulatedClient? client, params (string Name, string Value)[] form)
    {
        client ??= TestClients.Default;
        return Browser.PostAsync(path, [.. form, ("client_id", client.ClientId), ("client_secret", client.ClientSecret)]);
    }

    protected async Task<Answer> UserInfoAsync(string accessToken, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, Browser.Resolve(Provider.Paths.UserInfo));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await Browser.SendAsync(request);
    }

    protected async Task<JsonObject> JwksAsync() => (await Browser.GetAsync(Provider.Paths.Jwks)).Json;
}
