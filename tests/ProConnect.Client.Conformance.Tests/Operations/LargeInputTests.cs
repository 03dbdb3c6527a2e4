using System.Globalization;
using System.Net;
using System.Text;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>
/// Inputs of a megabyte, where the limits are set so that they are read at all. Whoever reads one in time that grows with its square
/// needs minutes and fails; nothing is said about faster or slower.
/// </summary>
internal sealed class LargeInputTests : ProviderFixture
{
    private const int Megabyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static IEnumerable<Named<string>> Documents =>
    [
        new("names that differ", "{" + string.Join(',', Enumerable.Range(0, 60_000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"\"member{i}\":{i}"))) + "}"),
        new("escaped names that differ", "{" + string.Join(',', Enumerable.Range(0, 50_000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"\"\\u006d{i}\":{i}"))) + "}"),
        new("one long text", $"{{\"a\":\"{new string('a', Megabyte)}\"}}"),
        new("one long text of escapes", $"{{\"a\":\"{string.Concat(Enumerable.Repeat("\\u0041", Megabyte / 6))}\"}}"),
        new("one long number", $"{{\"a\":{new string('9', Megabyte)}}}"),
        new("one long list", $"{{\"a\":[{string.Join(',', Enumerable.Repeat("[]", Megabyte / 4))}]}}"),
        new("objects side by side", $"{{\"a\":[{string.Join(',', Enumerable.Repeat("{\"a\":{}}", Megabyte / 16))}]}}"),
        new("opening brackets", new string('[', Megabyte)),
        new("a text without end", "{\"a\":\"" + new string('\\', Megabyte)),
        new("blanks", new string(' ', Megabyte)),
        new("line breaks", new string('\n', Megabyte)),
        new("many keys", "{\"keys\":[" + string.Join(',', Enumerable.Repeat("{\"kty\":\"RSA\"}", 60_000)) + "]}"),
    ];

    private static IEnumerable<Named<string>> Tokens =>
    [
        new("dots", new string('.', 100_000)),
        new("one part", new string('A', 100_000)),
        new("a long header", $"{new string('A', 100_000)}.AA.AA"),
        new("a long signature", $"eyJhbGciOiJSUzI1NiJ9.e30.{new string('A', 100_000)}"),
        new("nested brackets", $"eyJhbGciOiJSUzI1NiJ9.{Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('[', 60_000)))}.AA"),
    ];

    private static IEnumerable<Named<string>> Callbacks =>
    [
        new("a long state", "state=" + new string('a', Megabyte)),
        new("a long code", "state=x&code=" + new string('a', Megabyte)),
        new("a long issuer", "state=x&code=x&iss=" + new string('a', Megabyte)),
        new("many parameters", string.Join('&', Enumerable.Range(0, 60_000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"p{i}=x")))),
        new("many percent signs", "state=" + string.Concat(Enumerable.Repeat("%25", 20_000))),
    ];

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["Http:MaxResponseBytes"] = "4194304";
    }

    [Test, Case("X09")]
    public async Task A_document_of_a_megabyte_is_read_once([Values("discovery", "jwks", "token")] string step, [ValueSource(nameof(Documents))] Named<string> document)
    {
        var endpoint = ProviderEndpoint.All.Single(e => string.Equals(e.Step, step, StringComparison.Ordinal));
        Faults.AnswerOf(endpoint, answer => answer.Text = document.Value);
        var application = endpoint.IsDocument ? await StartColdAsync() : Application;

        var page = await SignInAsync(OpenBrowser(application)).WaitAsync(Patience);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable).Or.EqualTo(HttpStatusCode.BadRequest));
        Observed.Outcome("refused in time that does not explode");
    }

    [TestCaseSource(nameof(Tokens)), Case("X09")]
    public async Task A_long_token_is_read_once(Named<string> token)
    {
        Faults.IdToken = _ => token.Value;

        Expect.ErrorPage(await SignInAsync(Browser).WaitAsync(Patience), HttpStatusCode.BadRequest);
        Observed.Outcome("refused in time that does not explode");
    }

    [TestCaseSource(nameof(Callbacks)), Case("X09")]
    public async Task A_long_callback_is_read_once(Named<string> query)
    {
        await Browser.StartAsync();

        Expect.ErrorPage(await Browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, LongAddress(query.Value))).WaitAsync(Patience), HttpStatusCode.BadRequest);
        Observed.Outcome("refused in time that does not explode");
    }

    [TestCase("/")]
    [TestCase("/%2F")]
    [TestCase("/\\")]
    [TestCase("/a?")]
    [Case("X09")]
    public async Task A_long_return_address_is_read_once(string piece)
    {
        var address = LongAddress("").GetLeftPart(UriPartial.Authority) + "/proconnect/login?returnUrl=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat(piece, 15_000)));

        var answer = await Browser.GetAsync(new Uri(address)).WaitAsync(Patience);

        Assert.That(answer.Location?.AbsoluteUri, Does.StartWith(Simulator.Issuer));
        Observed.Outcome("refused in time that does not explode");
    }

    private Uri LongAddress(string query) => new UriBuilder(new Uri(Browser.Origin, "proconnect/callback")) { Query = query }.Uri;
}
