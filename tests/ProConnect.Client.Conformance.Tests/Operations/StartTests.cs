using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>An application whose settings cannot be right does not start.</summary>
internal sealed class StartTests : ProviderFixture
{
    private const string Secret = "a-secret-that-is-short";

    private static IEnumerable<Named<(Action<ApplicationSetup> Change, string Says)>> Mistakes =>
    [
        Mistake("no secret", "ClientSecret", null, "ProConnect:ClientSecret is missing. Write"),
        Mistake("a blank secret", "ClientSecret", "  ", "ProConnect:ClientSecret is missing. Write"),
        Mistake("no client", "ClientId", "", "ProConnect:ClientId is missing. Write"),
        Mistake("an issuer without TLS", "Issuer", "http://login.example", "ProConnect:Issuer is 'http://login.example'. Write"),
        Mistake("metadata without TLS", "MetadataAddress", "http://login.example/m", "ProConnect:MetadataAddress is 'http://login.example/m'. Write"),
        Mistake("scopes without openid", "Scopes:0", "email", "ProConnect:Scopes does not contain 'openid'. Add"),
        Mistake("an empty scope", "Scopes:0", "", "ProConnect:Scopes "),
        Mistake("the algorithm none", "IdTokenSignedResponseAlg", "none", "ProConnect:IdTokenSignedResponseAlg is 'none'. Write one of"),
        Mistake("userinfo of the algorithm none", "UserInfoSignedResponseAlg", "none", "ProConnect:UserInfoSignedResponseAlg is 'none'. Write one of"),
        Mistake("an unknown algorithm", "IdTokenSignedResponseAlg", "RS1", "ProConnect:IdTokenSignedResponseAlg is 'RS1'. Write one of"),
        Mistake("HS256 with a short secret", "IdTokenSignedResponseAlg", "HS256", "ProConnect:IdTokenSignedResponseAlg is HS256, which needs"),
        Mistake("a callback that is no path", "CallbackPath", "https://service.example/callback", "ProConnect:CallbackPath is 'https://service.example/callback'. Write a path"),
        Mistake("an origin without TLS", "PublicOrigin", "http://service.example", "ProConnect:PublicOrigin is 'http://service.example/'. Write an https origin"),
        Mistake("a limit of nothing", "Http:MaxResponseBytes", "0", "ProConnect:Http:MaxResponseBytes is 0. Write"),
        Mistake("no deadline", "Http:Timeout", "-00:00:00.001", "ProConnect:Http:Timeout is -00:00:00.0010000. Write"),
        Mistake("a tolerance of hours", "ClockSkew", "02:00:00", "ProConnect:ClockSkew is 02:00:00. Write"),
        Mistake("a host that is an address", "TrustedHosts:0", "https://login.example", "ProConnect:TrustedHosts has 'https://login.example'. Write"),
        Mistake("a parameter of the library's", "AuthorizationParameters:state", "x", "ProConnect:AuthorizationParameters has 'state'"),
        Mistake("a misspelt setting", "ClientSecrett", Secret, "ProConnect:ClientSecrett is not a setting. Did you mean ClientSecret?"),
        Mistake("a secret of several values", "ClientSecret:0", Secret, "ProConnect:ClientSecret has several values"),
        Mistake("a key that is none", "ClientAssertion:PrivateKeyPem", $"-----BEGIN PRIVATE KEY-----\n{Secret}\n-----END PRIVATE KEY-----", "ProConnect:ClientAssertion holds no usable private key", static setup =>
            setup.Settings["ClientAuthentication"] = "PrivateKeyJwt"),
        Mistake("a proxy with a password", "Http:Proxy", $"ftp://user:{Secret}@proxy.example", "ProConnect:Http:Proxy is 'proxy.example/'. Write"),
    ];

    [TestCaseSource(nameof(Mistakes)), Case("X04")]
    public async Task The_application_does_not_start_with(Named<(Action<ApplicationSetup> Change, string Says)> mistake)
    {
        var thrown = await Assert.CatchAsync<OptionsValidationException>(() => StartColdAsync(setup =>
        {
            setup.Settings["ClientSecret"] = Secret;
            mistake.Value.Change(setup);
        }));

        Assert.That(thrown!.Failures, Has.Some.StartsWith(mistake.Value.Says));
        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
        Observed.Outcome("the application does not start, and says what to write");
    }

    private static Named<(Action<ApplicationSetup> Change, string Says)> Mistake(string name, string key, string? value, string says, Action<ApplicationSetup>? also = null) =>
        new(name, (setup =>
        {
            setup.Settings[key] = value;
            also?.Invoke(setup);
        }, says));
}
