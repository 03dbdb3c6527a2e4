using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.Options;

internal sealed class OptionsRulesTests
{
    private static readonly string PrivatePem = Keys.FirstRsa.ExportPkcs8PrivateKeyPem();
    private static readonly string EcPrivatePem = Keys.FirstEc.ExportPkcs8PrivateKeyPem();

    private static readonly Action<RelyingPartyOptions> WithPrivateKey = static options =>
    {
        options.ClientAuthentication = ClientAuthenticationMethod.PrivateKeyJwt;
        options.ClientSecret = null;
        options.ClientAssertion.PrivateKeyPem = PrivatePem;
    };

    private static IEnumerable<OptionsCase> Mistakes =>
    [
        new("no issuer", "Issuer is missing", static o => o.Issuer = null),
        new("blank issuer", "Issuer is missing", static o => o.Issuer = " "),
        new("relative issuer", "Issuer is 'op.example'", static o => o.Issuer = "op.example"),
        new("issuer with query", "Issuer is 'https://op.example?x=1'", static o => o.Issuer = "https://op.example?x=1"),
        new("issuer with fragment", "Issuer is 'https://op.example#x'", static o => o.Issuer = "https://op.example#x"),
        new("issuer with user", "Issuer is 'https://a@op.example'", static o => o.Issuer = "https://a@op.example"),
        new("http issuer", "Issuer is 'http://op.example'. Write an https address", static o => o.Issuer = "http://op.example"),
        new("ftp issuer", "Issuer is 'ftp://op.example'. Write an https address", static o => o.Issuer = "ftp://op.example"),
        new("file issuer", "Issuer is '/etc/passwd'. Write an https address", static o => o.Issuer = "/etc/passwd"),
        new("http loopback look-alike", "Issuer is 'http://localhost.evil.example'. Write an https address", static o => o.Issuer = "http://localhost.evil.example"),
        new("http metadata", "MetadataAddress is 'http://op.example/x'", static o => o.MetadataAddress = new Uri("http://op.example/x")),
        new("relative metadata", "MetadataAddress is '/x'", static o => o.MetadataAddress = new Uri("/x", UriKind.Relative)),
        new("no client id", "ClientId is missing", static o => o.ClientId = null),
        new("blank client id", "ClientId is missing", static o => o.ClientId = "  "),
        new("no secret", "ClientSecret is missing", static o => o.ClientSecret = null),
        new("blank secret", "ClientSecret is missing", static o => o.ClientSecret = " "),
        new("no secret for Basic", "ClientSecret is missing", static o => (o.ClientAuthentication, o.ClientSecret) = (ClientAuthenticationMethod.ClientSecretBasic, null)),
        new("no key", "ClientAssertion needs", static o => (o.ClientAuthentication, o.ClientAssertion) = (ClientAuthenticationMethod.PrivateKeyJwt, new())),
        new("two keys", "ClientAssertion needs", static o => o.ClientAssertion.PrivateKeyPath = "key.pem", WithPrivateKey),
        new("HS256 key", "ClientAssertion:Algorithm is 'HS256'", static o => o.ClientAssertion.Algorithm = "HS256", WithPrivateKey),
        new("none key", "ClientAssertion:Algorithm is 'none'", static o => o.ClientAssertion.Algorithm = "none", WithPrivateKey),
        new("no PEM", "ClientAssertion holds no usable private key", static o => o.ClientAssertion.PrivateKeyPem = "secret", WithPrivateKey),
        new("absent key file", "ClientAssertion holds no usable private key", static o => (o.ClientAssertion.PrivateKeyPem, o.ClientAssertion.PrivateKeyPath) = (null, "/no/such/key.pem"), WithPrivateKey),
        new("RSA key for ES256", "ClientAssertion holds no usable private key", static o => o.ClientAssertion.Algorithm = "ES256", WithPrivateKey),
        new("EC key for RS256", "ClientAssertion holds no usable private key", static o => o.ClientAssertion.PrivateKeyPem = EcPrivatePem, WithPrivateKey),
        new("public key", "ClientAssertion holds no usable private key", static o => o.ClientAssertion.PrivateKeyPem = Keys.FirstRsa.ExportSubjectPublicKeyInfoPem(), WithPrivateKey),
        new("public EC key", "ClientAssertion holds no usable private key", static o => (o.ClientAssertion.Algorithm, o.ClientAssertion.PrivateKeyPem) = ("ES256", Keys.FirstEc.ExportSubjectPublicKeyInfoPem()), WithPrivateKey),
        new("P-384 key", "ClientAssertion holds no usable private key", static o => (o.ClientAssertion.Algorithm, o.ClientAssertion.PrivateKeyPem) = ("ES256", Ec384Pem()), WithPrivateKey),
        new("weak RSA key", "ClientAssertion holds no usable private key", static o => o.ClientAssertion.PrivateKeyPem = WeakPem(), WithPrivateKey),
        new("no openid scope", "Scopes does not contain 'openid'", static o => o.Scopes = ["email"]),
        new("two scopes in one", "Scopes has an entry", static o => o.Scopes = ["openid", "email profile"]),
        new("empty scope", "Scopes has an entry", static o => o.Scopes = ["openid", ""]),
        new("unknown ID token algorithm", "IdTokenSignedResponseAlg is 'RS512'", static o => o.IdTokenSignedResponseAlg = "RS512"),
        new("ID token algorithm in lower case", "IdTokenSignedResponseAlg is 'rs256'", static o => o.IdTokenSignedResponseAlg = "rs256"),
        new("ID token algorithm none", "IdTokenSignedResponseAlg is 'none'", static o => o.IdTokenSignedResponseAlg = "none"),
        new("ID token algorithm empty", "IdTokenSignedResponseAlg is ''", static o => o.IdTokenSignedResponseAlg = ""),
        new("unknown userinfo algorithm", "UserInfoSignedResponseAlg is 'EdDSA'", static o => o.UserInfoSignedResponseAlg = "EdDSA"),
        new("HS256 with a short secret", "IdTokenSignedResponseAlg is HS256", static o => (o.IdTokenSignedResponseAlg, o.ClientSecret) = ("HS256", new string('s', 31))),
        new("HS256 userinfo with a short secret", "UserInfoSignedResponseAlg is HS256", static o => (o.UserInfoSignedResponseAlg, o.ClientSecret) = ("HS256", "short")),
        new("HS256 without secret", "IdTokenSignedResponseAlg is HS256", static o => o.IdTokenSignedResponseAlg = "HS256", WithPrivateKey),
        new("blank acr", "Acr:Require has a blank entry", static o => o.Acr.Require = ["high", " "]),
        new("both acr settings", "Acr:Require and Acr:AtLeast are both set", static o => (o.Acr.Require, o.Acr.AtLeast, o.Acr.Scale) = (["high"], "low", ["low", "high"])),
        new("acr off the scale", "Acr:AtLeast is 'top', which is not on the scale", static o => (o.Acr.AtLeast, o.Acr.Scale) = ("top", ["low", "high"])),
        new("negative skew", "ClockSkew is ", static o => o.ClockSkew = TimeSpan.FromSeconds(-1)),
        new("large skew", "ClockSkew is ", static o => o.ClockSkew = TimeSpan.FromSeconds(301)),
        new("no ID token age", "MaxIdTokenAge is ", static o => o.MaxIdTokenAge = TimeSpan.Zero),
        new("endless ID token age", "MaxIdTokenAge is ", static o => o.MaxIdTokenAge = TimeSpan.MaxValue),
        new("short pending lifetime", "PendingSignInLifetime is ", static o => o.PendingSignInLifetime = TimeSpan.FromSeconds(59)),
        new("long pending lifetime", "PendingSignInLifetime is ", static o => o.PendingSignInLifetime = TimeSpan.FromHours(13)),
        new("short time-out", "Http:Timeout is ", static o => o.Http.Timeout = TimeSpan.FromMilliseconds(999)),
        new("long time-out", "Http:Timeout is ", static o => o.Http.Timeout = TimeSpan.FromSeconds(61)),
        new("negative retries", "Http:Retries is -1", static o => o.Http.Retries = -1),
        new("many retries", "Http:Retries is 6", static o => o.Http.Retries = 6),
        new("small answers", "Http:MaxResponseBytes is 1023", static o => o.Http.MaxResponseBytes = 1023),
        new("large answers", "Http:MaxResponseBytes is 16777217", static o => o.Http.MaxResponseBytes = 16_777_217),
        new("no document lifetime", "Metadata:MinLifetime must be", static o => o.Metadata.MinLifetime = TimeSpan.Zero),
        new("crossed document lifetimes", "Metadata:MinLifetime must be", static o => o.Metadata.MinLifetime = TimeSpan.FromHours(13)),
        new("endless document lifetime", "Metadata:MaxLifetime is ", static o => o.Metadata.MaxLifetime = TimeSpan.MaxValue),
        new("short cool-down", "Metadata:RefreshCooldown is ", static o => o.Metadata.RefreshCooldown = TimeSpan.Zero),
        new("long cool-down", "Metadata:RefreshCooldown is ", static o => o.Metadata.RefreshCooldown = TimeSpan.FromMinutes(6)),
        new("negative last known good", "Metadata:LastKnownGoodLifetime is ", static o => o.Metadata.LastKnownGoodLifetime = TimeSpan.FromTicks(-1)),
        new("long last known good", "Metadata:LastKnownGoodLifetime is ", static o => o.Metadata.LastKnownGoodLifetime = TimeSpan.FromDays(8)),
        new("trusted address", "TrustedHosts has 'https://login.example'", static o => o.TrustedHosts = ["ok.example", "https://login.example"]),
        new("trusted port", "TrustedHosts has 'login.example:8443'", static o => o.TrustedHosts = ["login.example:8443"]),
        new("relative proxy", "Http:Proxy is 'proxy'", static o => o.Http.Proxy = new Uri("proxy", UriKind.Relative)),
        new("ftp proxy", "Http:Proxy is 'ftp://proxy.example/'", static o => o.Http.Proxy = new Uri("ftp://proxy.example")),
        new("reserved parameter", "AuthorizationParameters has 'state'", static o => o.AuthorizationParameters["state"] = "x"),
    ];

    private static IEnumerable<OptionsCase> Lawful =>
    [
        new("defaults", "", static _ => { }),
        new("http on loopback", "", static o => o.Issuer = "http://localhost:5010/realm/"),
        new("http on 127.0.0.1", "", static o => o.Issuer = "http://127.0.0.1:5010"),
        new("issuer with path and port", "", static o => o.Issuer = "https://op.example:8443/tenant/"),
        new("private key", "", static _ => { }, WithPrivateKey),
        new("private key and blank secret", "", static o => o.ClientSecret = "", WithPrivateKey),
        new("EC private key", "", static o => (o.ClientAssertion.Algorithm, o.ClientAssertion.PrivateKeyPem) = ("ES256", EcPrivatePem), WithPrivateKey),
        new("HS256 with 32 bytes", "", static o => (o.IdTokenSignedResponseAlg, o.ClientSecret) = ("HS256", new string('s', 32))),
        new("largest bounds", "", static o =>
        {
            o.ClockSkew = TimeSpan.FromMinutes(5);
            o.PendingSignInLifetime = TimeSpan.FromHours(12);
            o.Http.Timeout = TimeSpan.FromSeconds(60);
            o.Http.Retries = 5;
            o.Http.MaxResponseBytes = 16_777_216;
            o.Metadata.RefreshCooldown = TimeSpan.FromMinutes(5);
            o.Metadata.LastKnownGoodLifetime = TimeSpan.FromDays(7);
        }),
        new("smallest bounds", "", static o =>
        {
            o.ClockSkew = TimeSpan.Zero;
            o.PendingSignInLifetime = TimeSpan.FromMinutes(1);
            o.Http.Timeout = TimeSpan.FromSeconds(1);
            o.Http.Retries = 0;
            o.Http.MaxResponseBytes = 1024;
            o.Metadata.RefreshCooldown = TimeSpan.FromSeconds(1);
            o.Metadata.LastKnownGoodLifetime = TimeSpan.Zero;
        }),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_stops_the_host_with_a_message_that_names_the_setting(OptionsCase mistake)
    {
        var failed = Assert.Throws<OptionsValidationException>(() => Start(mistake));

        Assert.That(failed?.Failures, Has.Exactly(1).StartsWith($"Providers:Main:{mistake.Problem}").And.All.EndsWith("."));
    }

    [TestCaseSource(nameof(Lawful))]
    public void Lawful_options_let_the_host_start_and_make_a_relying_party(OptionsCase lawful)
    {
        using var services = Start(lawful);

        Assert.That(services.GetRequiredKeyedService<RelyingParty>("main").Name, Is.EqualTo("main"));
    }

    [Test]
    public void All_mistakes_are_told_at_once()
    {
        var failed = Assert.Throws<OptionsValidationException>(static () => Start(new("three", "", static o => (o.Issuer, o.ClientId, o.ClientSecret) = (null, null, null))));

        Assert.That(failed?.Failures.Count(), Is.EqualTo(3));
    }

    [Test]
    public void No_message_about_options_shows_the_secret()
    {
        var failed = Assert.Throws<OptionsValidationException>(static () => Start(new("short", "", static o => (o.IdTokenSignedResponseAlg, o.ClientSecret) = ("HS256", "tooshort"))));

        Assert.That(failed?.ToString(), Does.Not.Contain("tooshort"));
    }

    private static ServiceProvider Start(OptionsCase change)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Providers:Main:Issuer"] = ScriptedProvider.Issuer,
            ["Providers:Main:ClientId"] = Rig.ClientId,
            ["Providers:Main:ClientSecret"] = Rig.ClientSecret,
        }).Build();
        var collection = new ServiceCollection().AddLogging();
        collection.AddRelyingParty("main", configuration.GetSection("Providers:Main"));
        collection.Configure<RelyingPartyOptions>("main", options =>
        {
            change.Before?.Invoke(options);
            change.Apply(options);
        });
        var services = collection.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services;
    }

    private static string Ec384Pem()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return ec.ExportPkcs8PrivateKeyPem();
    }

    private static string WeakPem()
    {
        using var rsa = RSA.Create(1024);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
