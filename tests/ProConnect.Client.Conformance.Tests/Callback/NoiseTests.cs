using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Callback;

/// <summary>Responses with more in them than a response of the code flow has, or written strangely.</summary>
internal sealed class NoiseTests : CallbackFixture
{
    private const string Forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJldmlsIn0.";

    private static readonly string[] Paths =
    [
        "/proconnect/callback/", "/proconnect//callback", "//proconnect/callback", "/proconnect/callback;a=b", "/proconnect;a=b/callback",
        "/proconnect/callback%2F", "/proconnect/callback.html",
    ];

    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "line\r\nSet-Cookie: a=b", "\u001B[31mred\u001B[0m", "\u202Egnirts", "{{7*7}}${7*7}",
    ];

    private static IEnumerable<TestCaseData> Malformed =>
    [
        Of("state of a broken percent sign", "callback.state_unknown", static callback => new Uri($"{callback.GetLeftPart(UriPartial.Path)}?state=%zz&code=x")),
        Of("code of NUL", "callback.code_missing", static callback => Callbacks.Followed(Callbacks.With(callback, "code", null), "&code=%00")),
        Of("50 000 parameters", "callback.state_missing", static callback => new Uri(callback.GetLeftPart(UriPartial.Path) + "?" + string.Concat(Enumerable.Range(0, 50_000).Select(static i => $"p{i}&")))),
        Of("50 000 codes", "callback.param_duplicated", static callback => Callbacks.Followed(callback, string.Concat(Enumerable.Repeat("&code=a", 50_000)))),
        Of("an issuer of 2 MB", "callback.malformed", static callback => Callbacks.With(callback, "iss", new string('i', 2 << 20))),
    ];

    [Case("F12")]
    [TestCase("id_token", Forged)]
    [TestCase("access_token", "forged")]
    [TestCase("token_type", "mac")]
    [TestCase("refresh_token", "forged")]
    public async Task Tokens_in_the_address(string name, string value)
    {
        var seen = new SeenRequests();
        Misbehave(faults => faults.Intercept = seen.WatchAsync);
        var callback = await Browser.ReachCallbackAsync(persona: Camille);

        await Browser.GetAsync(Callbacks.With(callback, name, value));

        await Expect.SignedInAsync(Browser, Camille.Sub);
        Assert.That(seen.Only("/userinfo").Authorization, Does.Not.Contain("forged"));
        Observed.Outcome("ignored, accepted");
    }

    [Case("F13")]
    [Test]
    public async Task A_signed_response_beside_a_plain_one()
    {
        await Browser.GetAsync(Callbacks.With(await Browser.ReachCallbackAsync(persona: Camille), "response", Forged));

        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("ignored, accepted");
    }

    [Case("F13")]
    [Test]
    public Task A_signed_response_alone() =>
        RefusedAsync(static callback => new Uri($"{callback.GetLeftPart(UriPartial.Path)}?response={Forged}"), "callback.state_missing");

    [Case("F16")]
    [TestCase(null, "callback.state_missing")]
    [TestCase("AnotherStateOfFortyThreeCharactersOrSo_12345", "callback.state_unknown")]
    public async Task An_error_that_answers_nothing(string? state, string code)
    {
        const string Text = "UnusualTextOfAnAttacker";
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        var error = Callbacks.With(Callbacks.With(Callbacks.With(Callbacks.With(callback, "code", null), "error", Text), "error_description", Text), "state", state);

        var answer = await Browser.GetAsync(error);

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, code);
        Assert.That(answer.Body, Does.Not.Contain(Text));
        Assert.That((await Browser.GetAsync(callback)).Status, Is.EqualTo(HttpStatusCode.Redirect), "The sign-in under way was spent.");
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome($"refused: {code}; the sign-in under way goes on");
    }

    [Case("F17")]
    [TestCaseSource(nameof(Texts))]
    public async Task An_error_with_hostile_text(string text)
    {
        var callback = Callbacks.With(await Browser.ReachCallbackAsync(persona: Camille), "code", null);
        callback = Callbacks.With(Callbacks.With(Callbacks.With(callback, "error", "server_error"), "error_description", text), "error_uri", text);

        var answer = await Browser.GetAsync(callback);

        var entry = Expect.ErrorPage(answer, HttpStatusCode.BadGateway, Logs, "provider_failed");
        Assert.That(WebUtility.HtmlDecode(answer.Body), Does.Not.Contain(text));
        Assert.That(entry.Message.Any(char.IsControl), Is.False, "The log can be forged.");
        await ExpectRecoveryAsync();
        Observed.Outcome("provider_failed, nothing of it on the page");
    }

    [Case("F17")]
    [TestCase("javascript:alert(1)")]
    [TestCase("https://evil.example")]
    public async Task An_error_with_a_link(string address)
    {
        var callback = Callbacks.With(await Browser.ReachCallbackAsync(persona: Camille), "code", null);

        var answer = await Browser.GetAsync(Callbacks.With(Callbacks.With(callback, "error", "access_denied"), "error_uri", address));

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "refused");
        Assert.That(WebUtility.HtmlDecode(answer.Body), Does.Not.Contain(address));
        Observed.Outcome("refused, not linked");
    }

    [Case("F17")]
    [Test]
    public Task An_error_with_a_text_of_one_megabyte() => RefusedAsync(
        static callback => Callbacks.With(Callbacks.With(Callbacks.With(callback, "code", null), "error", "server_error"), "error_description", new string('d', 1 << 20)), "callback.malformed");

    [Case("F18")]
    [TestCaseSource(nameof(Malformed))]
    public Task An_address_that_is_no_response(string code, Func<Uri, Uri> change) => RefusedAsync(change, code);

    [Case("F18")]
    [TestCase("%zz")]
    [TestCase("%c0%ae")]
    public Task A_code_of_percent_signs_that_encode_nothing(string code) => RefusedAsync(
        callback => Callbacks.Followed(Callbacks.With(callback, "code", null), $"&code={code}"), "token.error", HttpStatusCode.BadGateway);

    [Case("F19")]
    [TestCase("state", "State", "callback.state_missing")]
    [TestCase("state", "STATE", "callback.state_missing")]
    [TestCase("code", "Code", "callback.code_missing")]
    [TestCase("code", "CODE", "callback.code_missing")]
    [TestCase("iss", "ISS", "callback.iss_missing")]
    public Task A_name_in_another_case(string name, string other, string code) => RefusedAsync(callback => Callbacks.Renamed(callback, name, other), code);

    [Case("F20")]
    [TestCaseSource(nameof(Paths))]
    public async Task Another_path(string path)
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();

        var answer = await Browser.GetAsync(Callbacks.At(callback, path));

        Assert.That((answer.Status, Simulator.Requests.Count("/token")), Is.EqualTo((HttpStatusCode.NotFound, 0)));
        await Browser.GetAsync(callback);
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("not found");
    }

    [Case("F20")]
    [TestCase("/ProConnect/CALLBACK", true)]
    [TestCase("/ProConnect/CALLBACK", false)]
    [TestCase("/proconnect/%2e/callback", true)]
    [TestCase("/proconnect/x/%2e%2e/callback", false)]
    public async Task The_path_in_another_spelling_is_the_same_endpoint(string path, bool isGenuine)
    {
        var callback = Callbacks.At(await Browser.ReachCallbackAsync(persona: Camille), path);
        if (!isGenuine)
        {
            await RefusesAsync(Callbacks.With(callback, "iss", "https://evil.example"), "callback.iss_mismatch");
            return;
        }

        await Browser.GetAsync(callback);
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("in another case, or with dots that lead there: the same endpoint, accepted");
    }

    private static TestCaseData Of(string name, string code, Func<Uri, Uri> change) => new TestCaseData(code, change).SetArgDisplayNames(name);
}
