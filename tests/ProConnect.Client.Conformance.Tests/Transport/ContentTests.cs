using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>Answers of the wrong kind, of the wrong size, or packed.</summary>
internal sealed class ContentTests : ProviderFixture
{
    private const int MaxBytes = 256 * 1024;
    private const int BombBytes = 20 * 1024 * 1024;

    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Bombs = new(static () => new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["gzip"] = Pack(static stream => new GZipStream(stream, CompressionLevel.Fastest)),
        ["deflate"] = Pack(static stream => new ZLibStream(stream, CompressionLevel.Fastest)),
        ["br"] = Pack(static stream => new BrotliStream(stream, CompressionLevel.Fastest)),
    });

    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    private static IEnumerable<Named<Action<SimulatorAnswer>>> WrongTypes =>
    [
        new("a page", static answer => (answer.ContentType, answer.Text) = ("text/html; charset=utf-8", "<html><form>please sign in</form></html>")),
        new("JSON said to be HTML", static answer => (answer.ContentType, answer.Text) = ("text/html", """{"sub":"x","access_token":"x","token_type":"Bearer"}""")),
        new("the answer said to be HTML", static answer => answer.ContentType = "text/html"),
        new("the answer said to be text", static answer => answer.ContentType = "text/plain"),
        new("no media type", static answer => answer.ContentType = null),
        new("an empty media type", static answer => answer.ContentType = ""),
        new("no media type at all", static answer => answer.ContentType = "json"),
        new("two media types", static answer => answer.Headers.ContentType = new(["application/json", "text/html"])),
        new("a media type that begins like the right one", static answer => answer.ContentType = "application/json-seq"),
    ];

    // The application would have answers unpacked.
    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        AddServices(setup, static services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name)
            .ConfigurePrimaryHttpMessageHandler(static (handler, _) => ((SocketsHttpHandler)handler).AutomaticDecompression = DecompressionMethods.All));
    }

    [Test, Case("T03")]
    public Task The_wrong_media_type_is_refused([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [ValueSource(nameof(WrongTypes))] Named<Action<SimulatorAnswer>> wrong) =>
        RefusedAtAsync(endpoint, faults => faults.AnswerOf(endpoint, wrong.Value), "content_type");

    [Test, Case("T04")]
    public Task One_byte_too_many_is_refused([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [Values] bool isAnnounced) =>
        RefusedAtAsync(endpoint, faults => faults.AnswerOf(endpoint, answer => Fill(answer, MaxBytes + 1, isAnnounced)), "too_large");

    [Test, Case("T04")]
    public Task An_answer_as_large_as_may_be_is_accepted([Values("jwks", "token")] string step, [Values] bool isAnnounced)
    {
        var endpoint = ProviderEndpoint.All.Single(e => string.Equals(e.Step, step, StringComparison.Ordinal));
        return AcceptedAtAsync(endpoint, faults => faults.AnswerOf(endpoint, answer => Fill(answer, MaxBytes, isAnnounced)), "accepted up to 256 KiB");
    }

    [Test, Case("T04")]
    public async Task An_endless_answer_is_cut([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint)
    {
        var closed = new TaskCompletionSource();
        await RefusedAtAsync(
            endpoint,
            faults => faults.InPlaceOf(endpoint, async context =>
            {
                context.Response.ContentType = "application/json";
                var blanks = Encoding.UTF8.GetBytes(new string(' ', 16 * 1024));
                while (!context.RequestAborted.IsCancellationRequested)
                    await context.Response.Body.WriteAsync(blanks, CancellationToken.None);
                closed.TrySetResult();
            }),
            "too_large");

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test, Case("T04")]
    public Task A_length_that_is_a_lie_is_not_reserved([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) => RefusedAtAsync(
        endpoint,
        faults => faults.InPlaceOf(endpoint, static async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = long.MaxValue;
            await context.Response.Body.WriteAsync("{"u8.ToArray());
            await context.Response.Body.FlushAsync();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
            context.Abort();
        }),
        "too_large");

    [Test, Case("T05")]
    public Task A_bomb_is_not_unpacked([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [Values("gzip", "deflate", "br")] string encoding) =>
        RefusedAtAsync(endpoint, faults => faults.AnswerOf(endpoint, answer => Encode(answer, encoding, Bombs.Value[encoding])), "content_type");

    [TestCase("gzip, gzip")]
    [TestCase("gzip, identity")]
    [TestCase("zstd")]
    [TestCase("x-unknown")]
    [TestCase("identity")]
    [Case("T05")]
    public Task An_encoding_that_was_not_asked_for_is_refused(string encoding) =>
        RefusedAtAsync(ProviderEndpoint.Token, faults => faults.AnswerOf(ProviderEndpoint.Token, answer => Encode(answer, encoding, answer.Body)), "content_type");

    [Test, Case("T05")]
    public Task A_packed_answer_without_its_label_is_no_json([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) => RefusedAtAsync(
        endpoint,
        faults => faults.AnswerOf(endpoint, static answer =>
        {
            answer.ContentType = "application/json";
            answer.Body = Bombs.Value["gzip"].AsMemory(0, 1000);
        }),
        endpoint == ProviderEndpoint.UserInfo ? "signature" : "json",
        endpoint == ProviderEndpoint.UserInfo ? HttpStatusCode.BadRequest : HttpStatusCode.ServiceUnavailable);

    private static void Fill(SimulatorAnswer answer, int length, bool isAnnounced)
    {
        answer.Text = answer.Text.PadRight(length);
        answer.Headers.ContentLength = isAnnounced ? length : null;
    }

    private static void Encode(SimulatorAnswer answer, string encoding, ReadOnlyMemory<byte> body)
    {
        answer.Headers.ContentEncoding = encoding;
        answer.Body = body;
    }

    private static byte[] Pack(Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        using (var packing = open(packed))
            packing.Write(new byte[BombBytes]);
        return packed.ToArray() is { Length: < MaxBytes } bomb ? bomb : throw new InvalidOperationException("The bomb is too large to be one.");
    }
}
