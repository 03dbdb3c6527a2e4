using System.Globalization;
using System.Text;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Discovery;

/// <summary>What comes from the metadata address is not an answer, or not a readable one.</summary>
internal sealed class MetadataFetchTests : ProviderFixture
{
    private const int MaxBytes = 256 * 1024;
    private const int MaxDepth = 32;

    private static IEnumerable<Named<(Action<SimulatorAnswer> Change, string Reason)>> NotAnswers =>
    [
        Bad("an HTML page", "content_type", static a => (a.ContentType, a.Text) = ("text/html", "<html>please sign in</html>")),
        Bad("JSON said to be HTML", "content_type", static a => a.ContentType = "text/html"),
        Bad("JSON without a media type", "content_type", static a => a.ContentType = null),
        Bad("status 204", "http_status", static a => (a.Status, a.Body) = (204, default)),
        Bad("nothing at all", "json", static a => a.Body = default),
        Bad("half of the document", "json", static a => a.Body = a.Body[..(a.Body.Length / 2)]),
        Bad("status 404", "http_status", static a => a.Status = 404),
        Bad("status 500", "http_status", static a => a.Status = 500),
        Bad("status 500 with a document", "http_status", static a => (a.Status, a.ContentType) = (500, "application/json")),
    ];

    private static IEnumerable<Named<Func<string, string>>> Duplicates =>
    [
        new("an evil one first", static text => "{\"token_endpoint\":\"http://127.0.0.1:1/evil\"," + text[1..]),
        new("an evil one last", static text => text[..^1] + ",\"token_endpoint\":\"http://127.0.0.1:1/evil\"}"),
        new("its name escaped", static text => text[..^1] + ",\"token\\u005fendpoint\":\"http://127.0.0.1:1/evil\"}"),
        new("the issuer, another one first", static text => text.Replace("\"token_endpoint\"", "\"issuer\":\"x\",\"token_endpoint\"", StringComparison.Ordinal)),
        new("a member of a member", static text => text[..^1] + ",\"x\":{\"a\":1,\"a\":2}}"),
    ];

    private static IEnumerable<Named<Func<string, byte[]>>> WrongEncodings =>
    [
        new("half a sequence", static text => Around(text, [0xC3, 0x28])),
        new("an overlong sequence", static text => Around(text, [0xC0, 0xAF])),
        new("a surrogate", static text => Around(text, [0xED, 0xA0, 0x80])),
        new("one letter of ISO 8859-1", static text => Around(text, [0xE9])),
        new("UTF-16", Encoding.Unicode.GetBytes),
        new("a byte order mark", static text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
    ];

    [Test, Case("D01")]
    public async Task A_redirect_is_not_followed(
        [Values(301, 302, 303, 307, 308)] int status, [Values("same host", "other host", "plain http elsewhere", "itself")] string target)
    {
        var issuer = new Uri(Simulator.Issuer);
        var location = target switch
        {
            "same host" => $"{Simulator.Issuer}/elsewhere",
            "other host" => $"http://localhost:{issuer.Port}/api/v2/elsewhere",
            "plain http elsewhere" => "http://login.example/",
            _ => Simulator.Issuer + ProviderEndpoint.Metadata.Path,
        };
        Simulator.Requests.Clear();

        await RefusedColdAsync(
            faults => faults.AnswerOf(ProviderEndpoint.Metadata, answer =>
            {
                answer.Status = status;
                answer.Headers.Location = location;
            }),
            "discovery.redirect",
            recovers: false);

        Assert.That(Simulator.Requests.Count("/elsewhere"), Is.Zero, "The redirect was followed.");
        Assert.That(Simulator.Requests.Count(ProviderEndpoint.Metadata.Path), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(NotAnswers)), Case("D02")]
    public Task An_answer_that_is_none_is_refused(Named<(Action<SimulatorAnswer> Change, string Reason)> bad) =>
        RefusedAtAsync(ProviderEndpoint.Metadata, faults => faults.AnswerOf(ProviderEndpoint.Metadata, bad.Value.Change), bad.Value.Reason);

    [TestCaseSource(nameof(Duplicates)), Case("D14")]
    public Task A_member_that_is_there_twice_is_refused(Named<Func<string, string>> change) =>
        RefusedAtAsync(ProviderEndpoint.Metadata, faults => faults.AnswerOf(ProviderEndpoint.Metadata, answer => answer.Text = change.Value(answer.Text)), "json");

    [TestCaseSource(nameof(WrongEncodings)), Case("D16")]
    public Task Text_that_is_not_utf8_is_refused(Named<Func<string, byte[]>> encode) =>
        RefusedAtAsync(
            ProviderEndpoint.Metadata,
            faults => faults.AnswerOf(ProviderEndpoint.Metadata, answer =>
            {
                answer.ContentType = "application/json; charset=iso-8859-1";
                answer.Body = encode.Value(answer.Text);
            }),
            "json");

    [Test, Case("D16")]
    public Task A_charset_that_changes_nothing_is_ignored() =>
        AcceptedAtAsync(ProviderEndpoint.Metadata, static faults => faults.AnswerOf(ProviderEndpoint.Metadata, static answer => answer.ContentType = "application/json; charset=iso-8859-1"));

    [Test, Case("D17")]
    public Task One_byte_too_many_is_refused([Values] bool isAnnounced) =>
        RefusedAtAsync(ProviderEndpoint.Metadata, faults => faults.AnswerOf(ProviderEndpoint.Metadata, answer => Fill(answer, MaxBytes + 1, isAnnounced)), "too_large");

    [Test, Case("D17")]
    public Task A_document_as_large_as_may_be_is_accepted([Values] bool isAnnounced) =>
        AcceptedAtAsync(ProviderEndpoint.Metadata, faults => faults.AnswerOf(ProviderEndpoint.Metadata, answer => Fill(answer, MaxBytes, isAnnounced)), "accepted up to 256 KiB and a depth of 32");

    [TestCase(10_000), TestCase(MaxDepth), Case("D17")]
    public Task A_document_too_deep_is_refused(int depth) =>
        RefusedAtAsync(ProviderEndpoint.Metadata, faults => faults.AnswerOf(ProviderEndpoint.Metadata, answer => answer.Text = Nested(answer.Text, depth)), "json");

    [Test, Case("D17")]
    public Task A_document_as_deep_as_may_be_is_accepted() =>
        AcceptedAtAsync(
            ProviderEndpoint.Metadata,
            static faults => faults.AnswerOf(ProviderEndpoint.Metadata, static answer => answer.Text = Nested(answer.Text, MaxDepth - 1)),
            "accepted up to 256 KiB and a depth of 32");

    private static Named<(Action<SimulatorAnswer> Change, string Reason)> Bad(string name, string reason, Action<SimulatorAnswer> change) => new(name, (change, reason));

    private static byte[] Around(string text, byte[] bytes) =>
        [.. Encoding.UTF8.GetBytes(text[..^1]), .. ",\"x\":\""u8, .. bytes, .. "\"}"u8];

    private static void Fill(SimulatorAnswer answer, int length, bool isAnnounced)
    {
        answer.Text = answer.Text.PadRight(length);
        answer.Headers.ContentLength = isAnnounced ? length : null;
    }

    private static string Nested(string text, int depth) =>
        string.Create(CultureInfo.InvariantCulture, $"{text[..^1]},\"x\":{new string('[', depth)}{new string(']', depth)}}}");
}
