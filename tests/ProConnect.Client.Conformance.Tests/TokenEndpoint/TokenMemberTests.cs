using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.TokenEndpoint;

/// <summary>Members of a successful answer that are missing, or not what they should be.</summary>
internal sealed class TokenMemberTests : ProviderFixture
{
    private const int MaxTokenLength = 128 * 1024;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static IEnumerable<Named<(JsonNode? Value, TimeSpan? Lifetime)>> Lifetimes =>
    [
        Lifetime("-1", "-1", TimeSpan.Zero),
        Lifetime("0", "0", TimeSpan.Zero),
        Lifetime("3600", "3600", TimeSpan.FromHours(1)),
        Lifetime("a text of digits", "\"3600\"", TimeSpan.FromHours(1)),
        Lifetime("a fraction", "3600.5", TimeSpan.FromSeconds(3600.5)),
        Lifetime("an exponent", "3.6e3", TimeSpan.FromHours(1)),
        Lifetime("86400", "86400", Day),
        Lifetime("86401", "86401", Day),
        Lifetime("1e18", "1e18", Day),
        Lifetime("1e400", "1e400", Day),
        Lifetime("-1e400", "-1e400", TimeSpan.Zero),
        Lifetime("a long number", "99999999999999999999999999", Day),
        Lifetime("null", "null", null),
        Lifetime("a word", "\"soon\"", null),
        Lifetime("NaN", "\"NaN\"", null),
        Lifetime("an empty text", "\"\"", null),
        Lifetime("true", "true", null),
        Lifetime("a list", "[3600]", null),
        Lifetime("an object", "{}", null),
    ];

    private static IEnumerable<Named<(JsonNode? Value, string Reason)>> BadAccessTokens =>
    [
        new("null", (null, "missing_member")),
        new("empty", ("", "missing_member")),
        new("a number", (42, "member_type")),
        new("true", (true, "member_type")),
        new("a list", (new JsonArray("x"), "member_type")),
        new("an object", (new JsonObject(), "member_type")),
        new("a line break", ("abc\r\nX-Injected: 1", "member_type")),
        new("a line feed", ("abc\ndef", "member_type")),
        new("a blank", ("abc def", "member_type")),
        new("only a blank", (" ", "member_type")),
        new("a tab", ("abc\tdef", "member_type")),
        new("a NUL", ("abc\0def", "member_type")),
        new("a DEL", ("abc\u007fdef", "member_type")),
        new("an accent", ("abc\u00e9", "member_type")),
        new("one character too long", (new string('a', MaxTokenLength + 1), "member_type")),
    ];

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["SaveTokens"] = "true";
    }

    [TestCase("null", "id_token.missing")]
    [TestCase("\"\"", "id_token.missing")]
    [TestCase("[]", "token.member_type")]
    [TestCase("[\"a.b.c\"]", "token.member_type")]
    [TestCase("{}", "token.member_type")]
    [TestCase("42", "token.member_type")]
    [TestCase("false", "token.member_type")]
    [Case("N03")]
    public Task An_id_token_that_is_no_text_is_refused(string json, string code) =>
        RefusedAsync(faults => faults.TokenResponse = response => response["id_token"] = JsonNode.Parse(json), code);

    [Test, Case("N03")]
    public Task An_id_token_that_is_missing_is_refused() =>
        RefusedAsync(static faults => faults.TokenResponse = static response => response.Remove("id_token"), "id_token.missing");

    [Test, Case("N04")]
    public Task An_access_token_that_is_missing_is_refused() =>
        RefusedAsync(static faults => faults.TokenResponse = static response => response.Remove("access_token"), "token.missing_member");

    [TestCaseSource(nameof(BadAccessTokens)), Case("N04")]
    public Task An_access_token_that_does_not_belong_into_a_header_is_refused(Named<(JsonNode? Value, string Reason)> bad) =>
        RefusedAsync(faults => faults.TokenResponse = response => response["access_token"] = bad.Value.Value?.DeepClone(), $"token.{bad.Value.Reason}");

    [Test, Case("N04")]
    public Task An_access_token_of_a_megabyte_is_refused() => RefusedAsync(
        static faults => faults.TokenResponse = static response => response["access_token"] = new string('a', 1_000_000),
        "token.too_large",
        HttpStatusCode.ServiceUnavailable);

    [TestCaseSource(nameof(Lifetimes)), Case("N06")]
    public async Task A_lifetime_is_read_without_harm(Named<(JsonNode? Value, TimeSpan? Lifetime)> lifetime)
    {
        Faults.TokenResponse = response => response["expires_in"] = lifetime.Value.Value?.DeepClone();

        await Browser.CompleteAsync(persona: Camille);

        await Expect.SignedInAsync(Browser, Camille.Sub);
        var saved = (string?)(await Browser.GetAsync("/tokens")).Json["expires_at"];
        var expected = lifetime.Value.Lifetime is { } known ? (Time.GetUtcNow() + known).ToString("o", CultureInfo.InvariantCulture) : null;
        Assert.That(saved, Is.EqualTo(expected));
        Observed.Outcome("accepted: negative is expired, a text of digits is a number, more than a day is a day, anything else is unknown");
    }

    [TestCase("\"openid email profile admin root\"")]
    [TestCase("\"email\"")]
    [TestCase("\"\"")]
    [TestCase("null")]
    [Case("N07")]
    public Task Any_scope_in_a_text_is_taken_as_granted(string json) =>
        AcceptedAsync(faults => faults.TokenResponse = response => response["scope"] = JsonNode.Parse(json), "accepted, kept as granted");

    [TestCase("[\"openid\"]")]
    [TestCase("{}")]
    [TestCase("1")]
    [TestCase("true")]
    [Case("N07")]
    public Task A_scope_that_is_no_text_is_refused(string json) =>
        RefusedAsync(faults => faults.TokenResponse = response => response["scope"] = JsonNode.Parse(json), "token.member_type");

    private static Named<(JsonNode? Value, TimeSpan? Lifetime)> Lifetime(string name, string json, TimeSpan? lifetime) => new(name, (JsonNode.Parse(json), lifetime));
}
