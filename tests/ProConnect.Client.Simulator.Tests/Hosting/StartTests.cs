using System.Net.Sockets;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Hosting;

internal sealed class StartTests
{
    [TestCase("http://0.0.0.0:5099")]
    [TestCase("http://192.0.2.1:5099")]
    [TestCase("http://*:5099")]
    [TestCase("http://+:5099")]
    [TestCase("http://example.org:5099")]
    [TestCase("http://localhost.example.org:5099")]
    [TestCase("http://[::]:5099")]
    public async Task An_address_others_could_reach_is_refused(string url)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => ProConnectSimulator.StartAsync(options => options.Url = url));

        Assert.That(refusal!.Message, Does.Contain(url));
    }

    [TestCase("https://127.0.0.1:5099")]
    [TestCase("127.0.0.1:5099")]
    [TestCase("http://127.0.0.1:5099/path")]
    [TestCase("")]
    public async Task An_address_that_is_no_http_origin_is_refused(string url)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => ProConnectSimulator.StartAsync(options => options.Url = url));

        Assert.That(refusal!.Message, Does.Contain("http://127.0.0.1:5099"));
    }

    [TestCase("http://127.0.0.1:0", "http://127.0.0.1:")]
    [TestCase("http://localhost:0", "http://localhost:")]
    public async Task A_loopback_address_is_the_issuer(string url, string issuer)
    {
        await using var simulator = await ProConnectSimulator.StartAsync(options => options.Url = url);
        using var browser = new Browser(simulator);

        Assert.That(simulator.Issuer, Does.StartWith(issuer).And.EndsWith("/api/v2"));
        Assert.That((int)(await browser.GetAsync("/jwks")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Simulators_live_side_by_side()
    {
        await using var one = await ProConnectSimulator.StartAsync();
        await using var two = await ProConnectSimulator.StartAsync();

        Assert.That(two.Issuer, Is.Not.EqualTo(one.Issuer));
    }

    [Test]
    public async Task A_port_that_is_taken_is_an_IOException()
    {
        await using var simulator = await ProConnectSimulator.StartAsync();
        var url = new Uri(simulator.Issuer).GetLeftPart(UriPartial.Authority);

        await Assert.ThrowsAsync<IOException>(() => ProConnectSimulator.StartAsync(options => options.Url = url));
    }

    [Test]
    public async Task Once_disposed_it_no_longer_listens()
    {
        var simulator = await ProConnectSimulator.StartAsync();
        var port = new Uri(simulator.Issuer).Port;

        await simulator.DisposeAsync();

        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", port));
    }

    [Test]
    public async Task Disposing_twice_is_harmless()
    {
        var simulator = await ProConnectSimulator.StartAsync();
        await simulator.DisposeAsync();

        await Assert.DoesNotThrowAsync(async () => await simulator.DisposeAsync());
    }

    [Test]
    public async Task A_short_secret_is_refused()
    {
        await AssertRefusedAsync(Client(secret: new string('s', 31)), "32 characters");
    }

    [Test]
    public async Task An_unknown_algorithm_is_refused()
    {
        await AssertRefusedAsync(Client(algorithm: "PS256"), "PS256");
    }

    [TestCase("/relative")]
    [TestCase("ftp://localhost/")]
    [TestCase("http://localhost/é")]
    public async Task A_redirect_uri_that_is_no_web_address_is_refused(string uri)
    {
        var client = Client();
        client.RedirectUris.Add(uri);

        await AssertRefusedAsync(client, uri);
    }

    [Test]
    public async Task Two_clients_of_one_id_are_refused()
    {
        await AssertRefusedAsync(Client(), "occurs twice", Client());
    }

    private static SimulatedClient Client(string secret = "a-secret-that-is-long-enough-0123456", string algorithm = "RS256") => new()
    {
        ClientId = "client",
        ClientSecret = secret,
        IdTokenSignedResponseAlg = algorithm,
    };

    private static async Task AssertRefusedAsync(SimulatedClient client, string reason, params SimulatedClient[] others)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => ProConnectSimulator.StartAsync(options =>
        {
            options.Clients.Add(client);
            foreach (var other in others)
                options.Clients.Add(other);
        }));
        Assert.That(refusal!.Message, Does.Contain(reason));
    }
}
