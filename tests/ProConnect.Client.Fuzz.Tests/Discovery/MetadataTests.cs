using System.Net;
using System.Text.Json;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Discovery;

internal sealed class MetadataTests
{
    private const string Trusted = "keys.example";

    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint"];

    private static readonly string[] Addresses =
    [
        "https://op.example/x", "https://OP.example/x", "https://op.example:8443/x", "https://keys.example/x", "https://op.example./x", "https://op.example", "https://127.0.0.1/x",
        "http://op.example/x", "http://localhost/x", "http://127.0.0.1/x", "ftp://op.example/x", "file:///etc/passwd", "javascript:alert(1)", "//op.example/x", "/x", "x", "https:op.example/x",
        "https://evil.example/x", "https://op.example.evil.example/x", "https://op.example@evil.example/x", "https://user:pw@op.example/x", "https://op.example/x#y", "https://op.example#",
        "https://op.example\\\\@evil.example/", "https://op.example\\u0009/x", "https://op.example/x\\r\\ny: z", " https://op.example/x", "https://op.example/x ", "https://op.exämple/x", "https://xn--op-.example/",
        "https://op%2eexample/x", "https://[::1]/x", "https://[op.example]/x", "https://op.example:99999/x", "https:///x", "https://", "\\ud83d\\ude00",
    ];

    private static readonly IReadOnlyList<Member>[] Sound =
    [
        [
            Member.OfText("issuer", Bench.Issuer), .. Endpoints.Select(static name => Member.OfText(name, $"{Bench.Issuer}/{name}")),
            Member.OfRaw("id_token_signing_alg_values_supported", "[\"RS256\",\"ES256\"]"), Member.OfRaw("acr_values_supported", "[\"low\",\"high\"]"),
            Member.OfRaw("authorization_response_iss_parameter_supported", "true"),
        ],
        [Member.OfText("issuer", Bench.Issuer), .. Endpoints.Take(3).Select(static name => Member.OfText(name, $"https://{Trusted}/{name}?a=b"))],
    ];

    private static readonly Member[] Telling =
    [
        .. Endpoints.SelectMany(static name => Addresses.Select(address => Member.OfText(name, address))),
        Member.OfText("issuer", $"{Bench.Issuer}/"), Member.OfText("issuer", "https://OP.example"), Member.OfText("issuer", "a\\r\\nb\\u202e"), Member.OfRaw("issuer", "[\"https://op.example\"]"),
        Member.OfRaw("id_token_signing_alg_values_supported", "[1,null,\"none\"]"), Member.OfRaw("authorization_response_iss_parameter_supported", "\"true\""),
    ];

    [Test]
    public void Metadata_names_endpoints_of_the_issuer_or_of_trusted_hosts_or_is_refused()
    {
        var tally = Generated.Check(Plans.OfJson(Sound, Telling), static (plan, _) => Check(plan), static plan => plan.Simpler());

        tally.ShouldReach("discovery.json", "discovery.issuer_mismatch", "discovery.missing_member", "discovery.member_type", "discovery.insecure_url", "discovery.origin_not_allowed");
    }

    private static string? Check(Plan plan)
    {
        var bytes = plan.ToBytes();
        var answer = new BackChannelResponse(HttpStatusCode.OK, "application/json", bytes, CacheControl: null);
        var reader = new ProviderMetadataReader(Bench.Issuer, new EndpointPolicy(new Uri(Bench.Issuer), [Trusted]), usesAliases: true);

        var attempt = Attempt<ProviderMetadata>.Of(bytes.Length, [Keys.ClientSecret], () => reader.Read(answer.ReadJson("discovery")));

        Violation.Unless(attempt.Value is not null || !plan.IsSound, $"The sound metadata is refused: {attempt.Code}");
        if (attempt.Value is { } metadata)
            CheckAccepted(metadata, StrictDocument.Read(bytes));
        return attempt.Code;
    }

    private static void CheckAccepted(ProviderMetadata metadata, JsonElement? given)
    {
        Violation.Unless(given is not null, "An ambiguous document is accepted.");
        Violation.Unless(given.Value.Text("issuer") is Bench.Issuer && metadata.Issuer is Bench.Issuer, "The issuer is another.");
        Uri?[] read = [metadata.AuthorizationEndpoint, metadata.TokenEndpoint, metadata.JwksUri, metadata.UserInfoEndpoint, metadata.EndSessionEndpoint];
        for (var i = 0; i < read.Length; i++)
        {
            Violation.Unless(string.Equals(read[i]?.OriginalString, given.Value.Text(Endpoints[i]), StringComparison.Ordinal), $"{Endpoints[i]} is not what the document says.");
            Violation.Unless(read[i] is null || IsAllowed(read[i]!.OriginalString), $"{Endpoints[i]} is accepted: {Shown.Of(read[i]!.OriginalString)}");
        }

        var announced = given.Value.TryGetProperty("authorization_response_iss_parameter_supported", out var iss) && iss.ValueKind is JsonValueKind.True;
        Violation.Unless(metadata.AuthorizationResponseIssParameterSupported == announced, "The announcement of iss is another.");
    }

    // Read by hand rather than by the class that the product reads it with.
    private static bool IsAllowed(string address)
    {
        const string scheme = "https://";
        if (!address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || address.AsSpan().ContainsAnyExceptInRange('!', '~') || address.Contains('#', StringComparison.Ordinal))
            return false;
        var authority = address[scheme.Length..].Split('/', '?', '\\')[0];
        var host = authority.Split(':')[0];
        return !authority.Contains('@', StringComparison.Ordinal)
            && (string.Equals(host, "op.example", StringComparison.OrdinalIgnoreCase) || string.Equals(host, Trusted, StringComparison.OrdinalIgnoreCase));
    }
}
