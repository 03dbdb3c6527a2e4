using System.Net;
using System.Net.Sockets;
using System.Text;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Hosting;

/// <summary>Whatever is sent, the answer is a refusal and never an unhandled error.</summary>
internal sealed class HostileInputTests : SimulatorFixture
{
    private static readonly string[] Values =
    [
        "\0", "\r\nSet-Cookie: a=b", "%", "%00", "\uFFFD", "<script>", "'\"--", "{\"id_token\":{\"acr\":{\"values\":1}}}",
        "{\"id_token\":{\"\\ud800\":null}}", "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"\\ud800\"}}}",
        "{\"id_token\":{},\"id_token\":{}}", "💥", new string('[', 3000), new string('a', 5000),
    ];

    [Test]
    public async Task No_parameter_of_the_authorization_endpoint_breaks_it()
    {
        string[] names =
        [
            "client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "claims", "acr_values", "prompt", "login_hint",
            "siret_hint", "idp_hint", "code_challenge", "code_challenge_method", "max_age",
        ];

        foreach (var name in names)
        {
            foreach (var value in Values)
            {
                var answer = await Browser.AuthorizeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand).With(name, value));
                Assert.That((int)answer.Status, Is.LessThan(500), $"{name} = {value}");
            }
        }
    }

    [TestCase("/token", "grant_type", "code", "redirect_uri", "code_verifier", "refresh_token", "client_id", "client_secret")]
    [TestCase("/token/introspection", "token", "client_id", "client_secret")]
    [TestCase("/token/revocation", "token", "client_id", "client_secret")]
    [TestCase("/interaction/x", "email")]
    public async Task No_field_of_a_form_breaks_its_endpoint(string path, params string[] names)
    {
        foreach (var name in names)
        {
            foreach (var value in Values)
            {
                var answer = await PostAsClientAsync(path, null, ("grant_type", "authorization_code"), (name, value));
                Assert.That((int)answer.Status, Is.LessThan(500), $"{name} = {value}");
            }
        }
    }

    [TestCase("id_token_hint")]
    [TestCase("post_logout_redirect_uri")]
    [TestCase("state")]
    [TestCase("client_id")]
    public async Task No_parameter_of_logout_breaks_it(string name)
    {
        foreach (var value in Values)
        {
            var answer = await Browser.GetAsync($"/session/end?{name}={Uri.EscapeDataString(value)}");
            Assert.That((int)answer.Status, Is.LessThan(500), value);
        }
    }

    [TestCase("/token")]
    [TestCase("/authorize")]
    [TestCase("/token/revocation")]
    public async Task A_huge_body_is_refused(string path)
    {
        var answer = await PostAsClientAsync(path, null, ("grant_type", new string('x', 100_000)));

        Assert.That((int)answer.Status, Is.InRange(400, 499));
    }

    [TestCase("application/x-www-form-urlencoded", "%&=&&%zz=%")]
    [TestCase("application/x-www-form-urlencoded; charset=utf-7", "a=b")]
    [TestCase("application/x-www-form-urlencoded; charset=nope", "a=b")]
    [TestCase("multipart/form-data", "a=b")]
    [TestCase("nonsense", "a=b")]
    public async Task A_strange_body_is_refused(string contentType, string body)
    {
        foreach (var path in new[] { "/token", "/authorize", "/token/introspection", "/interaction/x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Browser.Resolve(path));
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

            Assert.That((int)(await Browser.SendAsync(request)).Status, Is.InRange(400, 499), path);
        }
    }

    [Test]
    public async Task A_form_with_too_many_fields_is_refused()
    {
        var form = Enumerable.Range(0, 2000).Select(index => ($"field{index}", "x")).ToArray();

        Assert.That((int)(await Browser.PostAsync("/token", form)).Status, Is.EqualTo(400));
        Assert.That((int)(await Browser.PostAsync("/authorize", form)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_path_outside_the_issuer_is_not_one_of_its_endpoints()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(Simulator.Issuer), "/jwks"));
        Simulator.Requests.Clear();

        Assert.That((await Browser.SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Simulator.Requests.Count("/jwks"), Is.Zero);
    }

    [TestCase("attacker.example")]
    [TestCase("localhost.attacker.example")]
    [TestCase("192.0.2.1")]
    [TestCase("127.0.0.1.attacker.example")]
    public async Task A_host_name_that_is_not_loopback_is_refused(string host)
    {
        var response = await RawGetAsync(host);

        Assert.That(response, Does.StartWith("HTTP/1.1 400 "));
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1:80")]
    [TestCase("[::1]:1")]
    [TestCase("proconnect.localhost")]
    public async Task A_loopback_host_name_is_answered(string host)
    {
        Assert.That(await RawGetAsync(host), Does.StartWith("HTTP/1.1 200 "));
    }

    private async Task<string> RawGetAsync(string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(Simulator.Issuer).Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/v2/jwks HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
