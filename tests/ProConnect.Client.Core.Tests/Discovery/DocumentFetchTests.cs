using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Discovery;

internal sealed class DocumentFetchTests
{
    private static readonly (Endpoint Endpoint, string Step)[] Documents = [(Endpoint.Discovery, "discovery"), (Endpoint.Keys, "jwks")];

    private static IEnumerable<TestCaseData> BadBodies =>
    [
        Case("duplicate member", static s => Utf8(s.Insert(1, "\"token_endpoint\":\"https://op.example/evil\",\"keys\":[],"))),
        Case("cut", static s => Utf8(s[..^1])),
        Case("empty", static _ => []),
        Case("array", static s => Utf8($"[{s}]")),
        Case("null", static _ => Utf8("null")),
        Case("byte order mark", static s => Utf8("\ufeff" + s)),
        Case("comment", static s => Utf8(s + "//")),
        Case("invalid UTF-8", static s => [.. Utf8(s[..^1]), .. ",\"x\":\""u8, 0xe9, .. "\"}"u8]),
        Case("deep", static s => Utf8(s[..^1] + ",\"x\":" + new string('[', 1_000) + new string(']', 1_000) + "}")),
        Case("HTML", static _ => Utf8("<html/>")),
    ];

    [TestCaseSource(nameof(BadBodies))]
    public async Task A_document_that_is_not_one_unambiguous_object_is_refused(Func<string, byte[]> change)
    {
        foreach (var (endpoint, step) in Documents)
        {
            using var rig = Rig.Create();
            var sound = await BodyOfAsync(rig, endpoint);
            rig.Provider.Answer(endpoint, () => Answers.Bytes(change(sound), "application/json"));

            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), $"{step}.json");
        }
    }

    [TestCase("text/html")]
    [TestCase("text/plain")]
    [TestCase("application/jwt")]
    [TestCase("application/jsonx")]
    [TestCase(null)]
    public async Task A_document_of_another_media_type_is_refused(string? mediaType)
    {
        foreach (var (endpoint, step) in Documents)
        {
            using var rig = Rig.Create();
            var sound = await BodyOfAsync(rig, endpoint);
            rig.Provider.Answer(endpoint, () => Answers.Text(sound, mediaType));

            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), $"{step}.content_type");
        }
    }

    [TestCase("text/html", "op.example answered with the media type 'text/html', not JSON.")]
    [TestCase(null, "op.example answered with the media type 'none', not JSON.")]
    public async Task The_refusal_of_a_media_type_names_it(string? mediaType, string message)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Discovery, () => Answers.Text("{}", mediaType)));

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "discovery.content_type");

        Assert.That(refused.Message, Is.EqualTo(message));
    }

    [Test]
    public async Task Each_document_is_asked_for_in_its_media_types()
    {
        using var rig = Rig.Create();

        await rig.Party.WarmUpAsync();

        Assert.That(rig.Provider.Requests.Select(static request => request.Accept), Is.EqualTo(new[] { "application/json", "application/json, application/jwk-set+json" }));
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("Application/JSON")]
    [TestCase("application/json;charset=\"UTF-8\"")]
    [TestCase("application/jwk-set+json")]
    public async Task A_document_of_a_json_media_type_is_accepted(string mediaType)
    {
        foreach (var (endpoint, _) in Documents)
        {
            using var rig = Rig.Create();
            var sound = await BodyOfAsync(rig, endpoint);
            rig.Provider.Answer(endpoint, () => Answers.Text(sound, mediaType));

            await rig.SignInWellAsync();
        }
    }

    [Test]
    public async Task A_redirect_is_refused_and_not_followed(
        [Values(300, 301, 302, 303, 304, 307, 308)] int status, [Values("https://op.example/other", "https://evil.example/", "http://op.example/")] string location)
    {
        foreach (var (endpoint, step) in Documents)
        {
            using var rig = Rig.Create(script: provider => provider.Answer(endpoint, () => Answers.Redirect(status, location)));

            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), $"{step}.redirect");
            Assert.That(rig.Provider.Count(endpoint), Is.EqualTo(1));
            Assert.That(rig.Provider.Count(Endpoint.Elsewhere), Is.Zero);
        }
    }

    [TestCase(201, 1)]
    [TestCase(204, 1)]
    [TestCase(400, 1)]
    [TestCase(401, 1)]
    [TestCase(404, 1)]
    [TestCase(429, 1)]
    [TestCase(408, 3)]
    [TestCase(500, 3)]
    [TestCase(502, 3)]
    [TestCase(503, 3)]
    [TestCase(504, 3)]
    public async Task Another_status_is_refused_and_only_passing_failures_are_tried_again(int status, int requests)
    {
        foreach (var (endpoint, step) in Documents)
        {
            using var rig = Rig.Create(script: provider => provider.Answer(endpoint, () => Answers.Status(status)));

            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), $"{step}.http_status");
            Assert.That(rig.Provider.Count(endpoint), Is.EqualTo(requests));
        }
    }

    [Test]
    public async Task An_answer_over_the_limit_is_refused_announced_or_not([Values] bool isAnnounced)
    {
        foreach (var (endpoint, step) in Documents)
        {
            using var rig = Rig.Create(static options => options.Http.MaxResponseBytes = 4_096, provider => provider.Answer(endpoint, () => isAnnounced
                ? Answers.Text(new string(' ', 4_097), "application/json")
                : Answers.Stream(new EndlessStream(), "application/json")));

            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), $"{step}.too_large");
        }
    }

    [Test]
    public async Task An_answer_of_exactly_the_limit_is_read()
    {
        using var rig = Rig.Create(static options => options.Http.MaxResponseBytes = 4_096);
        var sound = await BodyOfAsync(rig, Endpoint.Discovery);
        rig.Provider.Answer(Endpoint.Discovery, () => Answers.Text(sound.PadRight(4_096), "application/json"));

        await rig.SignInWellAsync();
    }

    [TestCase(4_096, true)]
    [TestCase(4_097, false)]
    public async Task The_limit_is_exact_when_the_length_is_not_announced(int length, bool isRead)
    {
        using var rig = Rig.Create(static options => options.Http.MaxResponseBytes = 4_096);
        var sound = await BodyOfAsync(rig, Endpoint.Discovery);
        rig.Provider.Answer(Endpoint.Discovery, () => Answers.Stream(new UnannouncedStream(Encoding.UTF8.GetBytes(sound.PadRight(length))), "application/json"));

        if (isRead)
            await rig.Party.WarmUpAsync();
        else
            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "discovery.too_large");
    }

    [Test]
    public async Task A_compressed_answer_is_refused()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Discovery, () =>
        {
            var answer = Answers.Json(provider.Metadata);
            answer.Content.Headers.ContentEncoding.Add("gzip");
            return answer;
        }));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "discovery.content_type");
    }

    [Test]
    public async Task A_provider_that_cannot_be_reached_is_tried_again_and_then_reported()
    {
        foreach (var (endpoint, step) in Documents)
        {
            using var rig = Rig.Create(script: provider => provider.Answer(endpoint, static () => new FailedConnection(HttpRequestError.NameResolutionError)));

            var thrown = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), $"{step}.unreachable");
            Assert.That(rig.Provider.Count(endpoint), Is.EqualTo(3));
            Assert.That(thrown.Message, Does.Contain("op.example").And.Contain("NameResolutionError"));
        }
    }

    [Test]
    public async Task A_handler_of_the_application_that_throws_what_it_likes_is_a_provider_that_was_not_reached()
    {
        using var rig = Rig.Create(services: static services => services.ConfigureHttpClientDefaults(
            static client => client.AddHttpMessageHandler(static () => new BrokenHandler())));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "discovery.unreachable");
    }

    [Test]
    public async Task A_connection_lost_in_mid_body_is_reported()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Discovery, static () => Answers.Stream(new BrokenStream(), "application/json")));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "discovery.unreachable");
    }

    [Test]
    public async Task A_provider_that_never_answers_is_given_up_at_the_time_out()
    {
        foreach (var (endpoint, step) in Documents)
        {
            using var rig = Rig.Create(script: provider => provider.Instead[endpoint] = _ => new TaskCompletionSource<HttpResponseMessage>().Task);
            var pending = rig.Party.WarmUpAsync();
            await Eventually.TrueAsync(() => rig.Provider.Count(endpoint) == 1);

            rig.Time.Advance(TimeSpan.FromSeconds(9));
            Assert.That(pending.IsCompleted, Is.False);
            rig.Time.Advance(TimeSpan.FromSeconds(1));

            var thrown = await Expect.ThrowsAsync<ProviderUnavailableException>(() => pending, $"{step}.timeout");
            Assert.That(thrown.Message, Does.Contain("10 seconds"));
        }
    }

    [Test]
    public async Task A_body_that_drips_is_given_up_at_the_time_out()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Discovery, static () => Answers.Stream(new StalledStream(), "application/json")));
        var pending = rig.Party.WarmUpAsync();
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Discovery) == 1 && rig.Time.Waiting > 0);

        rig.Time.Advance(TimeSpan.FromSeconds(10));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => pending, "discovery.timeout");
    }

    private static async Task<string> BodyOfAsync(Rig rig, Endpoint endpoint)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint is Endpoint.Keys ? $"{ScriptedProvider.Issuer}/jwks" : $"{ScriptedProvider.Issuer}/.well-known/openid-configuration");
        using var answer = await rig.Provider.UsualAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static TestCaseData Case(string name, Func<string, byte[]> change) => new TestCaseData(change).SetArgDisplayNames(name);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
