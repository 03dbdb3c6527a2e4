using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Secrets;

/// <summary>Whatever happens, and however much is logged, no secret and nothing personal is.</summary>
internal sealed class LogTests : SimulatorFixture
{
    private readonly ConcurrentBag<string> _secrets = [];

    private static Persona Helene => Personas.HelenePetit;

    private static IEnumerable<TestCaseData> Journeys()
    {
        yield return Journey("a sign-in and a sign-out", static _ => { });
        yield return Journey("a forged ID token", static faults => faults.IdTokenSignature = TokenSignature.OtherKey);
        yield return Journey("an unknown key", static faults => faults.IdTokenSignature = TokenSignature.UnknownKey);
        yield return Journey("an unsigned ID token", static faults => faults.IdTokenSignature = TokenSignature.None);
        yield return Journey("an ID token of another client", static faults => faults.IdTokenClaims = static claims => claims["aud"] = "somebody-else");
        yield return Journey("an ID token of another sign-in", static faults => faults.IdTokenClaims = static claims => claims["nonce"] = "another-nonce");
        yield return Journey("an ID token without half of its claims", static faults => faults.IdTokenClaims = static claims => claims.Remove("exp"));
        yield return Journey("userinfo of another user", static faults => faults.UserInfoClaims = static claims => claims["sub"] = Personas.MarcLeroy.Sub);
        yield return Journey("unsigned userinfo", static faults => faults.UnsignedUserInfo = true);
        yield return Journey("malformed claims", static faults => faults.UserInfoClaims = static claims => claims["siret"] = new JsonArray(claims["email"]!.DeepClone()));
        yield return Journey("a token response that is no JSON", static faults => faults.TokenResponse = static response => response["access_token"] = 42);
        yield return Journey("an error of the token endpoint", static faults => faults.Intercept = static context => FailAsync(context, "/token", 401));
        yield return Journey("a crash of the token endpoint", static faults => faults.Intercept = static context => FailAsync(context, "/token", 500));
        yield return Journey("a crash of userinfo", static faults => faults.Intercept = static context => FailAsync(context, "/userinfo", 500));
        yield return Journey("a foreign issuer", static faults => faults.AuthorizationResponse = static parameters => parameters["iss"] = "https://evil.example");
        yield return Journey("an error and a code", static faults => faults.AuthorizationResponse = static parameters => parameters["error"] = "access_denied");
        yield return Journey("an unknown state", static faults => faults.AuthorizationResponse = static parameters => parameters["state"] += "x");
        yield return Journey("a level too low", static faults => faults.Acr = "eidas0");
    }

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Settings["SaveTokens"] = "true";
        setup.Settings["Acr:AtLeast"] = "eidas1";
        setup.Settings["Http:Retries"] = "0";
        setup.Services = services => services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new BackChannelTap(_secrets)));
    }

    [TestCaseSource(nameof(Journeys))]
    public async Task Nothing_secret_and_nothing_personal_is_logged_by(Action<SimulatorFaults> spoil)
    {
        _secrets.Clear();
        spoil(Simulator.Faults);

        var started = await Browser.StartAsync("/private", Helene);
        var callback = await Browser.ReachCallbackAsync(started);
        await Browser.GetAsync(callback);
        await Browser.GetAsync(callback);
        await Browser.PostAsync(callback.AbsoluteUri);
        await Browser.GetAsync("/paie");
        await Browser.SignOutAsync();

        var spoken = _secrets.Concat(
        [
            started.Redirect("state")!, started.Redirect("nonce")!, Answer.Parameter(callback, "code")!, Answer.Parameter(callback, "state")!,
            SimulatedClients.Default.ClientSecret, Helene.Email, Helene.Sub, Helene.GivenName, Helene.UsualName, Helene.Uid, Helene.Siret, Helene.OrganizationLabel,
        ]).Distinct(StringComparer.Ordinal).ToList();
        Assert.That(spoken, Has.Count.GreaterThanOrEqualTo(11));
        Assert.That(Logs.Ours, Is.Not.Empty);
        foreach (var entry in Logs.Ours)
            Assert.That(spoken.Where(secret => entry.Everything.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, entry.Everything);
    }

    [Test]
    public async Task The_tap_hears_every_kind_of_secret()
    {
        _secrets.Clear();

        await Browser.CompleteAsync(persona: Helene);

        Assert.That(_secrets.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(6), "code, verifier, client secret and three tokens");
    }

    [Test]
    public async Task What_the_provider_says_stays_on_one_line()
    {
        Simulator.Faults.AuthorizationResponse = static parameters =>
        {
            parameters["code"] = null;
            parameters["error"] = "server_error\r\nforged: line";
            parameters["error_description"] = "\u001b[31mred\u001b[0m\r\nwarn: forged \u202Eentry" + new string('a', 5_000);
        };

        await Browser.CompleteAsync(persona: Helene);

        foreach (var message in Logs.Ours.Select(static entry => entry.Message))
            Assert.That(message.Any(static c => char.IsControl(c) || c is '\u202E') || message.Length > 1_000, Is.False, message);
    }

    private static async Task<bool> FailAsync(HttpContext context, string path, int status)
    {
        if (!context.Request.Path.Value!.EndsWith(path, StringComparison.Ordinal))
            return false;
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"error":"invalid_client","error_description":"client authentication failed"}""");
        return true;
    }

    private static TestCaseData Journey(string name, Action<SimulatorFaults> spoil) => new TestCaseData(spoil).SetArgDisplayNames(name);
}
