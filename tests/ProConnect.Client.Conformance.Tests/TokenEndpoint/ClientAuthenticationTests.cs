using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.TokenEndpoint;

/// <summary>How the application proves who it is.</summary>
internal sealed class ClientAuthenticationTests : ProviderFixture
{
    private const long LongestLife = 300;

    private static readonly Lazy<string> Pem = new(static () =>
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    });

    [Test, Case("N18")]
    public async Task An_assertion_that_is_refused_points_to_the_clock()
    {
        var application = await StartColdAsync(UseAssertions);
        var browser = OpenBrowser(application);
        List<JsonNode> assertions = [];
        Faults.InPlaceOf(ProviderEndpoint.Token, async context =>
        {
            assertions.Add(PayloadOf((await context.Request.ReadFormAsync())["client_assertion"]!));
            context.Response.StatusCode = 401;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_client" });
        });

        for (var i = 0; i < 2; i++)
        {
            application.Logs.Clear();
            var page = await SignInAsync(browser);
            var entry = Expect.ErrorPage(page, HttpStatusCode.BadGateway, application.Logs, "token.error");
            Assert.That(entry.Message, Does.Contain("clock"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(assertions, Has.Count.EqualTo(2));
            Assert.That(assertions.Select(static assertion => (string?)assertion["jti"]), Is.Unique.And.All.Length.GreaterThan(20));
            Assert.That(assertions.Select(static assertion => (long)assertion["exp"]! - (long)assertion["iat"]!), Is.All.InRange(1, LongestLife));
            Assert.That(assertions.Select(static assertion => (long)assertion["iat"]!), Is.All.EqualTo(Time.GetUtcNow().ToUnixTimeSeconds()));
        }

        Observed.Outcome("refused: token.error, the log names the clock");
    }

    [TestCase("ClientSecretBasic")]
    [TestCase("ClientSecretPost")]
    [Case("N19")]
    public async Task A_secret_with_characters_that_mean_something_is_understood(string method)
    {
        var client = new SimulatedClient
        {
            ClientId = "service:avec espace+%é",
            ClientSecret = "a+b%2Bc:d&e=f é\"g\\h/i?j#k l~m%n;o<p>",
            RedirectUris = { "https://service.example/proconnect/callback" },
        };
        await using var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.TimeProvider = Time;
            options.ScriptedSignIn = true;
            options.Clients.Add(client);
        });
        string? header = null;
        simulator.Faults.Intercept = context =>
        {
            if (context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal))
                header = $"{context.Request.Headers.Authorization}".Split(' ')[0];
            return Task.FromResult(false);
        };
        var application = await StartColdAsync(setup =>
        {
            setup.Use(client);
            setup.Settings["Issuer"] = simulator.Issuer;
            setup.Settings["ClientAuthentication"] = method;
        });
        var browser = OpenBrowser(application);

        await browser.CompleteAsync(persona: Camille);

        await Expect.SignedInAsync(browser, Camille.Sub);
        Assert.That(header, Is.EqualTo(method is "ClientSecretBasic" ? "Basic" : ""));
        Observed.Outcome("accepted");
    }

    private static void UseAssertions(ApplicationSetup setup)
    {
        setup.Settings["ClientAuthentication"] = "PrivateKeyJwt";
        setup.Settings["ClientAssertion:PrivateKeyPem"] = Pem.Value;
    }

    private static JsonNode PayloadOf(string? assertion) => JsonNode.Parse(Base64Url.DecodeFromChars(assertion!.Split('.')[1]))!;
}
