using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>Headers: too many, too long, broken, or asking for more than was meant.</summary>
internal sealed class HeaderTests : GatewayFixture
{
    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    private static IEnumerable<Named<string>> Unbearable =>
    [
        new("a thousand headers", string.Concat(Enumerable.Range(0, 1000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"X-{i}: {new string('a', 40)}\r\n")))),
        new("a header of a megabyte", $"X-Long: {new string('a', 1_000_000)}\r\n"),
        new("a name of a megabyte", $"{new string('X', 1_000_000)}: a\r\n"),
        new("a header without a name", ": a\r\n"),
        new("a header without a colon", "X-None\r\n"),
        new("a name with a blank", "X Y: a\r\n"),
    ];

    // The application brings credentials of its own.
    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        AddServices(setup, static services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name)
            .ConfigurePrimaryHttpMessageHandler(static (handler, _) => ((SocketsHttpHandler)handler).Credentials = new NetworkCredential("ambient", "ambient")));
    }

    [Test, Case("T09")]
    public Task Headers_that_cannot_be_borne_are_refused([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [ValueSource(nameof(Unbearable))] Named<string> headers) =>
        RefusedByAsync(endpoint, (stream, _) => SendAsync(stream, $"HTTP/1.1 200 OK\r\n{headers.Value}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"), "unreachable");

    [TestCase("application/json\0")]
    [TestCase("application/json\r")]
    [TestCase("application/json\nX-Injected: 1")]
    [Case("T09")]
    public Task A_control_character_in_a_header_is_a_blank_or_its_end(string type) => RefusedAsync(
        _ => Gateway.Instead(
            ProviderEndpoint.Token,
            (stream, _) => SendAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: 2\r\n\r\n{{}}")),
        "token.token_type");

    [TestCase("HTTP/1.1 abc OK\r\n\r\n")]
    [TestCase("HTTP/1.1 99999 OK\r\n\r\n")]
    [TestCase("ICY 200 OK\r\n\r\n")]
    [TestCase("{\"access_token\":\"x\"}")]
    [TestCase("\r\n\r\n\r\n")]
    [Case("T09")]
    public Task A_status_line_that_is_none_is_refused(string answer) => RefusedByAsync(ProviderEndpoint.Token, (stream, _) => SendAsync(stream, answer), "unreachable");

    [Test, Case("T10")]
    public async Task Cookies_of_the_provider_are_not_kept()
    {
        Faults.Answer = static answer => answer.Headers.SetCookie = "session=of-this-user; Path=/";

        await OpenBrowser().CompleteAsync(persona: Camille);
        await OpenBrowser().CompleteAsync(persona: Marc);

        Assert.That(Gateway.Requests, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(Gateway.Requests, Has.None.Contains("\r\nCookie:").IgnoreCase);
        Observed.Outcome("accepted, no cookie is kept");
    }

    [Test, Case("T11")]
    public async Task A_challenge_is_not_answered(
        [Values("token", "userinfo", "jwks", "discovery")] string step, [Values("Negotiate", "NTLM", "Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\"")] string challenge)
    {
        var endpoint = ProviderEndpoint.All.Single(e => string.Equals(e.Step, step, StringComparison.Ordinal));
        var asked = new ConcurrentQueue<string?>();
        await RefusedAtAsync(
            endpoint,
            faults => faults.InPlaceOf(endpoint, context =>
            {
                asked.Enqueue(context.Request.Headers.Authorization);
                context.Response.StatusCode = 401;
                context.Response.Headers.WWWAuthenticate = challenge;
                return Task.CompletedTask;
            }),
            "http_status");

        Assert.That(asked, Has.Count.EqualTo(1));
        Assert.That(asked.Single(), endpoint == ProviderEndpoint.UserInfo ? Does.StartWith("Bearer ") : Is.Null);
    }
}
