using System.Net;
using System.Text;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Logout;

/// <summary>Requests to the receiver that are not what a provider sends, and moments at which one is awkward.</summary>
internal sealed class LogoutReceiverTests : BackChannelFixture
{
    private const string Form = "application/x-www-form-urlencoded";

    private static IEnumerable<TestCaseData> Requests()
    {
        yield return Request("GET", HttpMethod.Get, _ => null, HttpStatusCode.MethodNotAllowed);
        yield return Request("PUT", HttpMethod.Put, token => Content($"logout_token={token}", Form), HttpStatusCode.MethodNotAllowed);
        yield return Request("a JSON body", HttpMethod.Post, token => Content($$"""{"logout_token":"{{token}}"}""", "application/json"), HttpStatusCode.UnsupportedMediaType);
        yield return Request("no media type", HttpMethod.Post, token => Content($"logout_token={token}", mediaType: null), HttpStatusCode.UnsupportedMediaType);
        yield return Request("multipart", HttpMethod.Post, token => new MultipartFormDataContent { { new StringContent(token), "logout_token" } }, HttpStatusCode.UnsupportedMediaType);
        yield return Request("an empty form", HttpMethod.Post, _ => Content("", Form), HttpStatusCode.BadRequest);
        yield return Request("no logout_token", HttpMethod.Post, token => Content($"token={token}", Form), HttpStatusCode.BadRequest);
        yield return Request("an empty logout_token", HttpMethod.Post, _ => Content("logout_token=", Form), HttpStatusCode.BadRequest);
        yield return Request("two logout_token fields", HttpMethod.Post, token => Content($"logout_token={token}&logout_token={token}", Form), HttpStatusCode.BadRequest);
        yield return Request("a body of five megabytes", HttpMethod.Post, _ => Content("logout_token=" + new string('a', 5 * 1024 * 1024), Form), HttpStatusCode.RequestEntityTooLarge);
        yield return Request("five megabytes of unknown length", HttpMethod.Post, _ => Chunked("logout_token=" + new string('a', 5 * 1024 * 1024)), HttpStatusCode.RequestEntityTooLarge);
        yield return Request("a thousand fields", HttpMethod.Post, token => Content(string.Join('&', Enumerable.Range(0, 1000).Select(static i => $"f{i}=1")) + $"&logout_token={token}", Form), HttpStatusCode.RequestEntityTooLarge);
        yield return Request("a token in the query", HttpMethod.Post, _ => Content("unknown=field", Form), HttpStatusCode.BadRequest);
    }

    [Case("L07")]
    [TestCaseSource(nameof(Requests))]
    public async Task Anything_but_one_token_in_a_small_form(HttpMethod method, Func<string, HttpContent?> body, HttpStatusCode status)
    {
        using var provider = Application.OpenBrowser();
        var token = Simulator.CreateLogoutToken(ClientId, Camille.Sub, Sid);
        using var request = new HttpRequestMessage(method, $"{ApplicationSetup.Origin}{Path}?logout_token={token}");
        request.Content = body(token);

        var answer = await provider.SendAsync(request);

        Assert.That(answer.Header("Allow"), status == HttpStatusCode.MethodNotAllowed ? Is.EqualTo("POST") : Is.Null);
        await RefusesAsync(answer, status);
    }

    [Case("L15")]
    [Test]
    public async Task A_genuine_ID_token()
    {
        var idToken = "";
        Faults.IdToken = token => idToken = token;
        using var browser = Application.OpenBrowser();
        await browser.CompleteAsync(persona: Camille);

        await RefusesAsync(idToken, "logout_token.events");
    }

    [Case("L12")]
    [Test]
    public async Task Another_issuer_s_word_does_not_end_our_sessions()
    {
        await using var another = await ProConnectSimulator.StartAsync(options =>
        {
            options.TimeProvider = Time;
            options.Clients.Add(SimulatedClients.Default);
        });

        await RefusesAsync(another.CreateLogoutToken(ClientId, Camille.Sub, Sid), "logout_token.key_not_found");
    }

    [Case("L18")]
    [Test]
    public async Task Keys_that_cannot_be_had()
    {
        Faults.Outage = true;
        var cold = await StartApplicationAsync(Configure);
        using var provider = cold.OpenBrowser();

        var answer = await provider.PostAsync(Path, ("logout_token", Simulator.CreateLogoutToken(ClientId, Camille.Sub, Sid)));

        await RefusesAsync(answer, HttpStatusCode.ServiceUnavailable);
    }

    [Case("L20")]
    [Test]
    public Task The_answer_holds_nothing() => EndsAsync(Simulator.CreateLogoutToken(ClientId, Camille.Sub, Sid), browser: true, elsewhere: false, "no body, no cookie, not stored");

    [Case("L21")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_session_whose_sign_in_is_still_on_its_way(bool isNamed)
    {
        var sid = "";
        Faults.IdTokenClaims = claims => sid = (string)claims["sid"]!;
        var late = OpenBrowser();
        await Browser.GetAsync("api/me");
        Faults.UserInfoClaims = _ => PostAsync(Simulator.CreateLogoutToken(ClientId, Camille.Sub, isNamed ? sid : null)).GetAwaiter().GetResult();

        await late.CompleteAsync(persona: Camille);

        Assert.That((await late.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Observed.Outcome("accepted: the session ends with its first request");
    }

    [Case("L23")]
    [Test]
    public async Task No_page_of_ours_may_be_framed()
    {
        var page = await Browser.GetAsync("/proconnect/callback?state=unknown&code=c");

        Assert.That(page.Header("Content-Security-Policy"), Does.Contain("frame-ancestors 'none'"));
        Observed.Outcome("not framed; there is no front-channel path");
    }

    private static TestCaseData Request(string name, HttpMethod method, Func<string, HttpContent?> body, HttpStatusCode status) =>
        new TestCaseData(method, body, status).SetArgDisplayNames(name);

    private static ByteArrayContent Content(string text, string? mediaType)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(text));
        if (mediaType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return content;
    }

    private static StreamContent Chunked(string text)
    {
        var content = new StreamContent(new UnseekableStream(Encoding.ASCII.GetBytes(text)));
        content.Headers.TryAddWithoutValidation("Content-Type", Form);
        return content;
    }
}
