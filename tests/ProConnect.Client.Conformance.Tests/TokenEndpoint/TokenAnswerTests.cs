using System.Net;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.TokenEndpoint;

/// <summary>Answers that contradict their status, are ambiguous, or refuse.</summary>
internal sealed class TokenAnswerTests : ProviderFixture
{
    private const int LongestLine = 1_000;

    private static IEnumerable<Named<Func<string, string>>> Ambiguous =>
    [
        new("the ID token twice", static text => text[..^1] + ",\"id_token\":\"a.b.c\"}"),
        new("another ID token first", static text => "{\"id_token\":\"a.b.c\"," + text[1..]),
        new("the ID token twice, once escaped", static text => text[..^1] + ",\"id\\u005ftoken\":\"a.b.c\"}"),
        new("the access token twice", static text => text[..^1] + ",\"access_token\":\"x\"}"),
        new("a list", static text => $"[{text}]"),
        new("a text", static _ => "\"ok\""),
        new("a number", static _ => "42"),
        new("true", static _ => "true"),
        new("null", static _ => "null"),
        new("nothing", static _ => ""),
        new("two documents", static text => text + text),
        new("a comment", static text => "/* ok */" + text),
        new("a final comma", static text => text[..^1] + ",}"),
        new("single quotes", static text => text.Replace('"', '\'')),
    ];

    private static IEnumerable<Named<(string Type, string Body)>> NoErrors =>
    [
        new("a page", ("text/html", "<html><body>400 Bad Request</body></html>")),
        new("an error said to be HTML", ("text/html", """{"error":"invalid_grant"}""")),
        new("nothing", ("application/json", "")),
        new("half of an error", ("application/json", """{"error":""")),
        new("a number", ("application/json", """{"error":400}""")),
        new("a list", ("application/json", """{"error":["invalid_grant"]}""")),
        new("an object", ("application/json", """{"error":{"code":"invalid_grant"}}""")),
        new("null", ("application/json", """{"error":null}""")),
        new("an empty text", ("application/json", """{"error":""}""")),
        new("two errors", ("application/json", """{"error":"invalid_grant","error":"invalid_client"}""")),
        new("a list of errors", ("application/json", """[{"error":"invalid_grant"}]""")),
    ];

    [TestCase("""{"error":"invalid_grant"}""")]
    [TestCase("""{"error":"invalid_grant","access_token":"x","token_type":"Bearer","id_token":"a.b.c"}""")]
    [Case("N01")]
    public Task An_error_under_status_200_is_an_error(string body) =>
        RefusedAsync(faults => faults.AnswerOf(ProviderEndpoint.Token, answer => answer.Text = body), "token.error", HttpStatusCode.BadGateway);

    [Test, Case("N02")]
    public Task Tokens_under_another_status_are_refused([Values(201, 202, 203, 206, 226, 400, 401, 403, 418, 500)] int status) =>
        RefusedAsync(faults => faults.AnswerOf(ProviderEndpoint.Token, answer => answer.Status = status), "token.http_status", HttpStatusCode.ServiceUnavailable);

    [TestCaseSource(nameof(Ambiguous)), Case("N08")]
    public Task Json_that_can_be_read_in_two_ways_is_refused(Named<Func<string, string>> change) => RefusedAsync(
        faults => faults.AnswerOf(ProviderEndpoint.Token, answer => answer.Text = change.Value(answer.Text)), "token.json", HttpStatusCode.ServiceUnavailable);

    [TestCaseSource(nameof(NoErrors)), Case("N10")]
    public Task A_refusal_that_names_no_error_is_a_status(Named<(string Type, string Body)> body) =>
        RefusedAsync(faults => Refuse(faults, body.Value.Body, body.Value.Type), "token.http_status", HttpStatusCode.ServiceUnavailable);

    [Test, Case("N10")]
    public Task An_error_of_a_megabyte_is_too_large() =>
        RefusedAsync(static faults => Refuse(faults, $$"""{"error":"{{new string('a', 1_000_000)}}"}"""), "token.too_large", HttpStatusCode.ServiceUnavailable);

    [TestCase("aaaaaaaaaa")]
    [TestCase("\\r\\nforged: line ")]
    [TestCase("\\u001b[31m\\u202e\\u2028 ")]
    [Case("N10")]
    public async Task A_long_error_is_cut_and_stays_on_its_line(string piece)
    {
        var longText = string.Concat(Enumerable.Repeat(piece, 5_000));
        await RefusedAsync(faults => Refuse(faults, $$"""{"error":"{{longText}}","error_description":"{{longText}}"}"""), "token.error", HttpStatusCode.BadGateway);

        Assert.That(Logs.Ours.Select(static entry => entry.Message), Has.All.Length.LessThan(LongestLine));
        Assert.That(Logs.Ours.Select(static entry => entry.Message).Where(static message => message.Any(static c => char.IsControl(c) || c is '\u202e' or '\u2028')), Is.Empty);
    }

    [Test, Case("N11")]
    public async Task Secrets_that_an_error_repeats_are_masked([Values("error", "error_description")] string member, [Values(200, 400)] int status)
    {
        List<string> sent = [];
        await RefusedAsync(
            faults => faults.InPlaceOf(ProviderEndpoint.Token, async context =>
            {
                var form = await context.Request.ReadFormAsync();
                sent.AddRange(new[] { "code", "code_verifier", "client_secret" }.Select(name => (string)form[name]!));
                context.Response.StatusCode = status;
                await context.Response.WriteAsJsonAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["error"] = "invalid_grant", [member] = string.Join(' ', sent.Append(sent[0])) });
            }),
            "token.error",
            HttpStatusCode.BadGateway);

        Assert.That(sent, Has.Count.EqualTo(3));
        foreach (var entry in Logs.Ours)
            Assert.That(sent.Where(secret => entry.Everything.Contains(secret, StringComparison.Ordinal)), Is.Empty, entry.Everything);
    }

    [Test, Case("N11")]
    public async Task Secrets_that_an_error_repeats_in_part_are_cut()
    {
        Faults.InPlaceOf(ProviderEndpoint.Token, static async context =>
        {
            var form = await context.Request.ReadFormAsync();
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant", error_description = new string('x', 280) + form["client_secret"] });
        });

        var page = await Browser.CompleteAsync(persona: Camille);

        Expect.ErrorPage(page, HttpStatusCode.BadGateway, Logs, "token.error");
        Assert.That(Logs.Ours.Select(static entry => entry.Everything), Has.None.Contains(SimulatedClients.Default.ClientSecret[..12]));
        Observed.Outcome("refused: token.error");
    }

    private static void Refuse(SimulatorFaults faults, string body, string type = "application/json") =>
        faults.AnswerOf(ProviderEndpoint.Token, answer => (answer.Status, answer.ContentType, answer.Text) = (400, type, body));
}
