using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Discovery;

/// <summary>Where the metadata says that the endpoints are.</summary>
internal sealed class EndpointAddressTests : ProviderFixture
{
    private static readonly string[] Members = ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint"];

    private static IEnumerable<Named<(JsonNode? Value, string Reason)>> NotAddresses =>
    [
        Bad("a user name", "https://user:pw@127.0.0.1/token", "member_type"),
        Bad("a fragment", "https://127.0.0.1/token#x", "member_type"),
        Bad("a file", "file:///etc/passwd", "insecure_url"),
        Bad("ftp", "ftp://127.0.0.1/token", "insecure_url"),
        Bad("javascript", "javascript:alert(1)", "insecure_url"),
        Bad("data", "data:application/json,{}", "insecure_url"),
        Bad("no scheme", "//127.0.0.1/token", "insecure_url"),
        Bad("a relative address", "token", "member_type"),
        Bad("an empty text", "", "member_type"),
        Bad("a very long address", $"https://127.0.0.1/{new string('a', 100_000)}", "member_type"),
        Bad("a space", "https://127.0.0.1/to ken", "member_type"),
        Bad("a line break", "https://127.0.0.1/token\r\nX-Injected: 1", "member_type"),
        Bad("a tab in the scheme", "java\tscript:alert(1)", "member_type"),
        Bad("null", null, "member_type"),
        Bad("a number", 42, "member_type"),
        Bad("true", true, "member_type"),
        Bad("a list", new JsonArray("https://127.0.0.1/token"), "member_type"),
        Bad("an object", new JsonObject { ["url"] = "https://127.0.0.1/token" }, "member_type"),
    ];

    [TestCaseSource(nameof(Members)), Case("D05")]
    public Task An_endpoint_without_tls_is_refused(string member) => RefusedWithAsync(member, "http://login.example/x", "insecure_url");

    [Test, Case("D05")]
    public Task A_loopback_endpoint_of_an_https_issuer_is_refused() => RefusedColdAsync(
        static faults => faults.Metadata = static metadata => metadata["issuer"] = "https://login.example/api/v2",
        "discovery.origin_not_allowed",
        setup =>
        {
            setup.Settings["Issuer"] = "https://login.example/api/v2";
            setup.Settings["MetadataAddress"] = Simulator.Issuer + ProviderEndpoint.Metadata.Path;
        },
        recovers: false);

    [TestCaseSource(nameof(Members)), Case("D06")]
    public Task An_endpoint_on_another_host_is_refused(string member) => RefusedWithAsync(member, "https://other.example/x", "origin_not_allowed");

    [TestCaseSource(nameof(Members)), Case("D06")]
    public Task An_endpoint_on_a_host_the_application_trusts_is_accepted(string member) => AcceptedColdAsync(
        faults => faults.Metadata = metadata => metadata[member] = OnLocalhost((string)metadata[member]!),
        static setup => setup.Settings["TrustedHosts:0"] = "localhost",
        "accepted on a trusted host");

    [TestCaseSource(nameof(NotAddresses)), Case("D07")]
    public Task An_endpoint_that_is_no_address_is_refused(Named<(JsonNode? Value, string Reason)> bad) =>
        RefusedWithAsync("token_endpoint", bad.Value.Value, bad.Value.Reason);

    [TestCaseSource(nameof(Members)), Case("D07")]
    public Task No_endpoint_may_be_a_script(string member) => RefusedWithAsync(member, "javascript:alert(1)", "insecure_url");

    [TestCase("https://10.0.0.1/token")]
    [TestCase("https://192.168.1.1/token")]
    [TestCase("https://172.16.0.1/token")]
    [TestCase("https://169.254.169.254/token")]
    [TestCase("https://127.0.0.2/token")]
    [TestCase("https://0x7f000002/token")]
    [TestCase("https://0/token")]
    [TestCase("https://[::1]/token")]
    [TestCase("https://[fe80::1]/token")]
    [TestCase("https://[::ffff:10.0.0.1]/token")]
    [TestCase("https://localhost/token")]
    [TestCase("https://internal.example/token")]
    [Case("D08")]
    public Task An_endpoint_inside_the_network_is_refused(string address) => RefusedWithAsync("token_endpoint", address, "origin_not_allowed");

    [TestCase("https://127\u30020\u30020\u30021/token", "member_type", TestName = "Fullwidth dots")]
    [TestCase("https://l\uFF4Fgin.example/token", "member_type", TestName = "A fullwidth letter")]
    [TestCase("https://l\u043Egin.example/token", "member_type", TestName = "A Cyrillic letter")]
    [TestCase("https://xn--lgin-55d.example/token", "origin_not_allowed", TestName = "The ASCII form of a name that looks alike")]
    [TestCase("https://login.example.evil.example/token", "origin_not_allowed", TestName = "The trusted name as a prefix")]
    [TestCase("https://evil-login.example/token", "origin_not_allowed", TestName = "The trusted name as a suffix")]
    [TestCase("https://login.example./token", "origin_not_allowed", TestName = "A final dot")]
    [Case("D20")]
    public Task A_host_that_looks_like_a_trusted_one_is_refused(string address, string reason) => RefusedColdAsync(
        faults => faults.Metadata = metadata => metadata["token_endpoint"] = address,
        $"discovery.{reason}",
        static setup => setup.Settings["TrustedHosts:0"] = "login.example");

    [TestCase("xn--scurit-bvaf.example")]
    [TestCase("s\u00E9curit\u00E9.example")]
    [TestCase("S\u00C9CURIT\u00C9.example")]
    [Case("D20")]
    public Task A_trusted_host_is_compared_in_its_ascii_form(string trusted) => AcceptedColdAsync(
        static faults => faults.Metadata = static metadata => metadata["end_session_endpoint"] = "https://xn--scurit-bvaf.example/end",
        setup => setup.Settings["TrustedHosts:0"] = trusted);

    private static Named<(JsonNode? Value, string Reason)> Bad(string name, JsonNode? value, string reason) => new(name, (value, reason));

    private static string OnLocalhost(string address) => address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private Task RefusedWithAsync(string member, JsonNode? value, string reason) =>
        RefusedColdAsync(faults => faults.Metadata = metadata => metadata[member] = value?.DeepClone(), $"discovery.{reason}");
}
