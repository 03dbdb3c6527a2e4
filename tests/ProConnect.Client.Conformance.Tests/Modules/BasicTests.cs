using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>The modules of the plan <c>oidcc-client-basic-certification-test-plan</c>.</summary>
internal sealed class BasicTests : SuiteFixture
{
    private const string Nonce = "^[A-Za-z0-9._~-]{22,43}$";

    private ClaimSet _claims = null!;

    protected override void ConfigureForSuite(ApplicationSetup setup)
    {
        base.ConfigureForSuite(setup);
        setup.Scheme = options => options.Events.OnUserVerified = context =>
        {
            _claims = context.SignIn.Claims;
            return Task.CompletedTask;
        };
    }

    [Case("oidcc-client-test")]
    [TestCase(TestName = "oidcc-client-test")]
    public async Task Reference_flow()
    {
        var seen = new SeenRequests();
        Misbehave(faults => faults.Intercept = seen.WatchAsync);

        var started = await Browser.StartAsync("/private", Camille);
        var answer = await Browser.GetAsync(await Browser.ReachCallbackAsync(started));

        var redeemed = seen.Only("/token").Form;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((started.Redirect("response_type"), started.Redirect("response_mode")), Is.EqualTo(("code", (string?)null)));
            Assert.That(started.Redirect("scope")!.Split(' '), Does.Contain("openid"));
            Assert.That((started.Redirect("request"), started.Redirect("request_uri")), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That(started.Redirect("nonce"), Does.Match(Nonce));
            Assert.That(started.Redirect("code_challenge_method"), Is.EqualTo("S256"), "Also when the provider does not announce it.");
            Assert.That(redeemed["code_verifier"], Has.Length.GreaterThanOrEqualTo(43));
            Assert.That(redeemed["redirect_uri"], Is.EqualTo(started.Redirect("redirect_uri")).And.Not.Contain("#"));
            Assert.That(seen.Only("/userinfo").Authorization, Does.StartWith("Bearer "));
            Assert.That(answer.RawLocation, Is.EqualTo("/private"));
        }

        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("accepted");
    }

    [Case("oidcc-client-test-invalid-iss")]
    [TestCase(TestName = "oidcc-client-test-invalid-iss")]
    public Task Invalid_issuer() =>
        RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims["iss"] = $"{claims["iss"]}1", "id_token.iss");

    [Case("oidcc-client-test-missing-sub")]
    [TestCase(TestName = "oidcc-client-test-missing-sub")]
    public Task Missing_subject() => RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims.Remove("sub"), "id_token.claim_missing");

    [Case("oidcc-client-test-invalid-aud")]
    [TestCase(TestName = "oidcc-client-test-invalid-aud")]
    public Task Invalid_audience() =>
        RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims["aud"] = $"{claims["aud"]}1", "id_token.aud");

    [Case("oidcc-client-test-missing-iat")]
    [TestCase(TestName = "oidcc-client-test-missing-iat")]
    public Task Missing_time_of_issue() => RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims.Remove("iat"), "id_token.claim_missing");

    [Case("oidcc-client-test-kid-absent-single-jwks")]
    [TestCase(TestName = "oidcc-client-test-kid-absent-single-jwks")]
    public Task No_key_identifiers_and_one_key() => AcceptedWithoutKidsAsync(1, "accepted");

    [Case("oidcc-client-test-kid-absent-multiple-jwks")]
    [TestCase(TestName = "oidcc-client-test-kid-absent-multiple-jwks")]
    public Task No_key_identifiers_and_several_keys() => AcceptedWithoutKidsAsync(SuiteKeys.RsaCount, "accepted, whichever of the three keys signed");

    [Case("oidcc-client-test-idtoken-sig-rs256")]
    [TestCase(TestName = "oidcc-client-test-idtoken-sig-rs256")]
    public async Task Rs256_alone()
    {
        Misbehave(static faults => faults.Metadata = static metadata => metadata["id_token_signing_alg_values_supported"] = new JsonArray("RS256"));

        await ComesInAsync(await OpenFreshAsync());
        Observed.Outcome("accepted");
    }

    [Case("oidcc-client-test-idtoken-sig-none")]
    [TestCase(TestName = "oidcc-client-test-idtoken-sig-none")]
    public async Task Unsigned()
    {
        var start = await FailureOf(() => StartApplicationAsync(setup =>
        {
            ConfigureForSuite(setup);
            setup.Settings["IdTokenSignedResponseAlg"] = "none";
        }));
        Assert.That(start, Is.TypeOf<OptionsValidationException>(), "A setting turns signatures off.");

        await RefusedAsync(static faults =>
        {
            faults.IdTokenSignature = TokenSignature.None;
            faults.IdTokenClaims = static claims => claims.Remove("at_hash");
        }, "id_token.alg_not_allowed");
    }

    [Case("oidcc-client-test-invalid-sig-rs256")]
    [TestCase(TestName = "oidcc-client-test-invalid-sig-rs256")]
    public async Task Invalid_signature()
    {
        var seen = new SeenRequests();

        await RefusedAsync(faults => (faults.IdToken, faults.Intercept) = (SuiteKeys.Garble, seen.WatchAsync), "id_token.signature");

        Assert.That(seen.Paths.Count(static path => path is "/jwks"), Is.LessThanOrEqualTo(1), "The keys were fetched again and again.");
    }

    [Case("oidcc-client-test-userinfo-invalid-sub")]
    [TestCase(TestName = "oidcc-client-test-userinfo-invalid-sub")]
    public Task Userinfo_of_somebody_else() =>
        RefusedAsync(static faults => faults.UserInfoClaims = static claims => claims["sub"] = $"{claims["sub"]}invalid", "userinfo.sub_mismatch");

    [Case("oidcc-client-test-nonce-invalid")]
    [TestCase(TestName = "oidcc-client-test-nonce-invalid")]
    public Task Invalid_nonce() =>
        RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims["nonce"] = $"{claims["nonce"]}1", "id_token.nonce");

    [Case("oidcc-client-test-scope-userinfo-claims")]
    [TestCase(TestName = "oidcc-client-test-scope-userinfo-claims")]
    public async Task Claims_come_from_userinfo()
    {
        Assert.That((await Browser.StartAsync()).Redirect("scope")!.Split(' ').Intersect(["profile", "email", "phone", "address"], StringComparer.Ordinal), Is.Not.Empty);

        await AcceptedAsync(static faults => faults.UserInfoClaims = static claims =>
        {
            claims["name"] = "Camille Durand";
            claims["address"] = new JsonObject { ["locality"] = "Paris" };
            claims["phone_number_verified"] = false;
            claims["updated_at"] = 1_580_000_000;
        });

        var kinds = new[] { "name", "email", "address", "phone_number_verified", "updated_at" }.Select(name => _claims.TryGet(name, out var value) ? value.ValueKind : JsonValueKind.Undefined);
        Assert.That(kinds, Is.EqualTo(new[] { JsonValueKind.String, JsonValueKind.String, JsonValueKind.Object, JsonValueKind.False, JsonValueKind.Number }));
    }

    [Case("oidcc-client-test-client-secret-basic")]
    [TestCase(TestName = "oidcc-client-test-client-secret-basic")]
    public async Task Client_secret_basic()
    {
        const string Secret = "un secret+avec%des:signes/bien=choisis&é";
        var seen = new SeenRequests();
        Misbehave(faults => faults.Intercept = async context =>
        {
            await seen.WatchAsync(context);
            if (context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal))
                context.Request.Headers.Authorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Client.ClientId}:{Client.ClientSecret}"))}";
            return false;
        });
        var application = await StartApplicationAsync(setup =>
        {
            ConfigureForSuite(setup);
            setup.Settings["ClientSecret"] = Secret;
        });

        await ComesInAsync(OpenBrowser(application));

        var (id, secret) = Decode(seen.Only("/token").Authorization!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((id, secret), Is.EqualTo((Client.ClientId, Secret)));
            Assert.That(seen.Only("/token").Form.Keys, Has.None.EqualTo("client_secret"));
        }

        Observed.Outcome("accepted, with a secret full of signs");
    }

    private async Task AcceptedWithoutKidsAsync(int count, string outcome)
    {
        var browsers = new List<Browser>();
        for (var signer = 0; signer < count; signer++)
        {
            var index = signer;
            Misbehave(faults => (faults.Jwks, faults.IdToken) = (jwks => PublishWithoutKids(jwks, count), token => SuiteKeys.Resign(token, index, kid: null)));
            if (browsers.Count == 0)
                browsers.Add(await OpenFreshAsync());
            await ComesInAsync(browsers[0]);
        }

        Observed.Outcome(outcome);
    }

    private static void PublishWithoutKids(JsonObject jwks, int count) => jwks["keys"] = new JsonArray(
    [
        SuiteKeys.Rsa(0, "rsa-for-encryption", "enc", "RSA-OAEP"),
        SuiteKeys.P256("ec-for-encryption", "enc", "ECDH-ES"),
        SuiteKeys.Secp256k1(),
        SuiteKeys.Ed25519(),
        SuiteKeys.P256(),
        .. Enumerable.Range(0, count).Select(static index => SuiteKeys.Rsa(index)),
    ]);

    private static (string Id, string Secret) Decode(string authorization)
    {
        Assert.That(authorization, Does.StartWith("Basic "));
        var halves = Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..])).Split(':');
        Assert.That(halves, Has.Length.EqualTo(2), "A sign of the secret was not encoded.");
        return (WebUtility.UrlDecode(halves[0]), WebUtility.UrlDecode(halves[1]));
    }

    private static async Task<Exception?> FailureOf(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (OptionsValidationException e)
        {
            return e;
        }
    }
}
