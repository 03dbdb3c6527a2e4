using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.Diagnostics;

internal sealed class SecrecyTests
{
    private static IEnumerable<Change> Scenarios =>
    [
        new("green", "", static _ => { }),
        new("userinfo of another", "", static p => p.UserInfo = static c => c["sub"] = "another"),
        new("userinfo down", "", static p => p.Answer(Endpoint.UserInfo, static () => Answers.Status(503))),
        new("userinfo in HTML", "", static p => p.Answer(Endpoint.UserInfo, static () => Answers.Text(ScriptedProvider.Email, ScriptedProvider.Email))),
        new("userinfo broken", "", static p => p.Answer(Endpoint.UserInfo, static () => Answers.Text($"{{\"email\":\"{ScriptedProvider.Email}\",\"email\":{ScriptedProvider.Email}", "application/json"))),
        new("wrong claim", "", static p => p.IdToken.Payload = static c => c["aud"] = "client-2"),
        new("wrong nonce", "", static p => p.IdToken.Payload = static c => c["nonce"] = "x"),
        new("expired", "", static p => p.IdToken.Payload = static c => c["exp"] = 1),
        new("sub unsound", "", static p => p.IdToken.Payload = static c => c["sub"] = ScriptedProvider.Subject + "\n"),
        new("wrong signature", "", static p => p.IdToken.Signature = static s => [(byte)(s[0] ^ 1), .. s[1..]]),
        new("unknown key", "", static p => p.IdToken.Key = Keys.NextRs256),
        new("malformed token", "", static p => p.IdToken.Compact = static t => t + "."),
        new("token type", "", static p => p.TokenResponse = static r => r["token_type"] = "mac"),
        new("access token no text", "", static p => p.TokenResponse = static r => r["access_token"] = new JsonArray(r["access_token"]!.DeepClone())),
        new("token endpoint down", "", static p => p.Answer(Endpoint.Token, static () => Answers.Status(500))),
        new("token endpoint lost", "", static p => p.Answer(Endpoint.Token, static () => new FailedConnection(HttpRequestError.ConnectionError))),
        new("token endpoint echoes", "", static p => p.Instead[Endpoint.Token] = static async request =>
        {
            var form = FormText.Read(await request.Content!.ReadAsStringAsync());
            return Answers.Json(new JsonObject { ["error"] = "invalid_grant", ["error_description"] = string.Join(' ', form.Values) }, System.Net.HttpStatusCode.BadRequest);
        }),
        new("token endpoint echoes broken JSON", "", static p => p.Instead[Endpoint.Token] = static async request =>
            Answers.Text($"{{{await request.Content!.ReadAsStringAsync()}", "application/json")),
        new("error of the user", "", static p => p.AuthorizationResponse = static r => (r["error"], _) = ("access_denied", r.Remove("code"))),
        new("other state", "", static p => p.AuthorizationResponse = static r => r["state"] = "x"),
        new("other issuer", "", static p => p.AuthorizationResponse = static r => r["iss"] = "x"),
        new("level not reached", "", static p => p.IdToken.Payload = static c => c["acr"] = "low"),
        new("keys down", "", static p => p.Answer(Endpoint.Keys, static () => Answers.Status(500))),
        new("metadata down", "", static p => p.Answer(Endpoint.Discovery, static () => Answers.Status(500))),
    ];

    [TestCaseSource(nameof(Scenarios))]
    public async Task No_secret_and_nothing_personal_is_ever_logged_traced_measured_or_thrown(Change scenario)
    {
        using var logs = new RecordingLogs();
        using var telemetry = new RecordingTelemetry();
        using var rig = Rig.Create(
            static options => options.Acr.Require = ["high"],
            scenario.Apply,
            services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));
        var secrets = new List<string> { Rig.ClientSecret, ScriptedProvider.Email, ScriptedProvider.Subject, "Camille", "Dupont" };
        var seen = new List<string>();

        seen.Add((await Expect.CatchAsync(() => RunAsync(rig, secrets, seen)))?.ToString() ?? "");
        seen.AddRange(logs.Texts);
        seen.AddRange(telemetry.Texts);
        secrets.AddRange(rig.Provider.Issued);
        secrets.AddRange(rig.Provider.Issued.Where(static issued => issued.Contains('.')).SelectMany(static token => token.Split('.')).Where(static part => part.Length > 20));

        Assert.That(logs.Texts, Is.Not.Empty);
        using (Assert.EnterMultipleScope())
        {
            foreach (var secret in secrets.Where(static s => s.Length > 0).Distinct(StringComparer.Ordinal))
                Assert.That(seen.Where(text => text.Contains(secret, StringComparison.Ordinal)), Is.Empty);
        }
    }

    [TestCase(ClientAuthenticationMethod.ClientSecretBasic)]
    [TestCase(ClientAuthenticationMethod.ClientSecretPost)]
    public async Task A_refused_client_does_not_show_its_secret(ClientAuthenticationMethod method)
    {
        using var rig = Rig.Create(options => options.ClientAuthentication = method, static provider => provider.Answer(
            Endpoint.Token, static () => Answers.Json(new JsonObject { ["error"] = "invalid_client" }, System.Net.HttpStatusCode.Unauthorized)));

        var thrown = await Expect.CatchAsync(() => rig.SignInAsync());

        Assert.That(thrown?.ToString(), Does.Not.Contain(Rig.ClientSecret));
    }

    private static async Task RunAsync(Rig rig, List<string> secrets, List<string> seen)
    {
        var redirect = await rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, LoginHint = ScriptedProvider.Email });
        secrets.AddRange([redirect.Pending.State, redirect.Pending.Nonce, redirect.Pending.CodeVerifier]);
        seen.AddRange([redirect.ToString(), redirect.Pending.ToString()]);

        var response = rig.Return(redirect);
        seen.Add(response.ToString());
        var outcome = await rig.Party.CompleteSignInAsync(response, redirect.Pending);
        seen.AddRange([outcome.ToString(), outcome.Explanation]);
        if (outcome is Core.SignIn.SignedIn signedIn)
        {
            seen.Add(System.Text.Json.JsonSerializer.Serialize(signedIn.Tokens));
            seen.Add((await rig.Party.RefreshAsync(new() { Tokens = signedIn.Tokens, Subject = signedIn.IdToken.Subject })).ToString());
            seen.Add((await rig.Party.StartSignOutAsync(new() { IdTokenHint = signedIn.Tokens.IdToken }))!.ToString());
        }
    }
}
