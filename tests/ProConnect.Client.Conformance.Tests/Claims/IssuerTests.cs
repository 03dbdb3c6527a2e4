using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>A provider whose issuer has everything that some software would normalise.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class IssuerTests(TokenUse use) : TokenFixture(use)
{
    private const string Issuer = "https://login.xn--dmo-bma.example/%7Eagents/v2";

    private static IEnumerable<TokenCase> C01 =>
    [
        Iss("slash at the end", $"{Issuer}/"),
        Iss("host in capitals", Issuer.Replace("login", "LOGIN", StringComparison.Ordinal)),
        Iss("scheme in capitals", Issuer.Replace("https", "HTTPS", StringComparison.Ordinal)),
        Iss("path in another case", Issuer.Replace("agents", "Agents", StringComparison.Ordinal)),
        Iss("explicit port", Issuer.Replace(".example", ".example:443", StringComparison.Ordinal)),
        Iss("http", Issuer.Replace("https", "http", StringComparison.Ordinal)),
        Iss("percent-encoding in lower case", Issuer.Replace("%7E", "%7e", StringComparison.Ordinal)),
        Iss("percent-encoding undone", Issuer.Replace("%7E", "~", StringComparison.Ordinal)),
        Iss("one letter percent-encoded", Issuer.Replace("v2", "%762", StringComparison.Ordinal)),
        Iss("Unicode host", Issuer.Replace("xn--dmo-bma", "d\u00e9mo", StringComparison.Ordinal)),
        Iss("Unicode host, decomposed", Issuer.Replace("xn--dmo-bma", "de\u0301mo", StringComparison.Ordinal)),
        Iss("dot segment", Issuer.Replace("/v2", "/./v2", StringComparison.Ordinal)),
        Iss("parent segment", Issuer.Replace("/v2", "/v1/../v2", StringComparison.Ordinal)),
        Iss("space before", $" {Issuer}"),
        Iss("space after", $"{Issuer} "),
        Iss("query", $"{Issuer}?"),
        Iss("fragment", $"{Issuer}#"),
        Iss("dot after the host", Issuer.Replace(".example", ".example.", StringComparison.Ordinal)),
    ];

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["Issuer"] = Issuer;
        setup.Settings["MetadataAddress"] = $"{setup.Issuer}/.well-known/openid-configuration";
        setup.Settings["TrustedHosts:0"] = "127.0.0.1";
    }

    protected override void Prepare()
    {
        Faults.Metadata = static metadata => metadata["issuer"] = Issuer;
        Faults.AuthorizationResponse = static response => response["iss"] = Issuer;
        Faults.IdTokenClaims = Faults.UserInfoClaims = static claims => claims["iss"] = Issuer;
    }

    [Case("C01")]
    [TestCaseSource(nameof(C01))]
    public Task An_issuer_is_compared_to_the_letter(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C01")]
    [Test]
    public Task The_issuer_to_the_letter_is_accepted() => AcceptedAsync(static _ => { });

    private static TokenCase Iss(string name, string issuer) => TokenCase.Claims(name, "iss", (claims, _) => claims["iss"] = JsonValue.Create(issuer));
}
