using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Http;

/// <summary>Sends one request to the provider and reads one bounded answer. Every failure is of the documented family.</summary>
internal sealed class BackChannel(
    string relyingParty,
    IHttpClientFactory clients,
    RelyingPartyHttpOptions options,
    ClientCertificateSource? certificate,
    TimeProvider time,
    RelyingPartyMetrics metrics)
{
    public async Task<BackChannelResponse> SendAsync(HttpRequestMessage request, string step, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var activity = RelyingPartyDiagnostics.Source.StartActivity($"relying_party.{step}", ActivityKind.Client);
        var started = time.GetTimestamp();
        var asked = request.RequestUri!;
        try
        {
            certificate?.Refresh();
            using var client = clients.CreateClient(RelyingPartyHttpClient.NameOf(relyingParty));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            if (IsRedirect(response.StatusCode) || response.RequestMessage?.RequestUri != asked)
                throw new ProviderUnavailableException($"{step}.redirect", $"{asked.Host} answered with a redirect. Redirects are not followed on the back-channel: configure the final address.");

            var body = await ReadAsync(response.Content, step, linked.Token);
            return new BackChannelResponse(response.StatusCode, MediaTypeOf(response.Content), body, response.Headers.CacheControl);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderUnavailableException($"{step}.timeout", $"{asked.Host} did not answer within {options.Timeout.TotalSeconds:0.#} seconds.", e);
        }
        catch (Exception e) when (e is not RelyingPartyException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever the platform or a handler of the application throws is, for the sign-in, a provider that was not reached.
            throw new ProviderUnavailableException($"{step}.unreachable", $"{asked.Host} could not be reached ({Reason(e)}).{HintOf(e)}", e);
        }
        finally
        {
            metrics.BackChannel(relyingParty, step, time.GetElapsedTime(started));
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, string step, CancellationToken cancellationToken)
    {
        var limit = options.MaxResponseBytes;
        if (content.Headers.ContentLength > limit)
            throw TooLarge(step, limit);
        if (content.Headers.ContentEncoding.Count > 0)
            throw new ProviderUnavailableException($"{step}.content_type", "The answer is compressed although no compression was asked for.");

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new ArrayBufferWriter<byte>((int)Math.Min(content.Headers.ContentLength ?? 4096, limit) + 1);
        int read;
        while ((read = await stream.ReadAsync(buffer.GetMemory(4096), cancellationToken)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > limit)
                throw TooLarge(step, limit);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400;

    private static string? MediaTypeOf(HttpContent content) =>
        content.Headers.TryGetValues("Content-Type", out var values) && MediaTypeHeaderValue.TryParse(string.Join(',', values), out var type) ? type.MediaType : null;

    private static string Reason(Exception e) => e is HttpRequestException { HttpRequestError: var error } ? error.ToString() : e.GetType().Name;

    // With TLS 1.3 a client certificate that is missing or refused shows only when the answer is read.
    private string HintOf(Exception e) => e is not HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown }
        ? ""
        : certificate is null
            ? " If the connection is refused for lack of a client certificate, configure ClientCertificate."
            : $" The client certificate at hand is {certificate.Current}: does the provider know it?";

    private static ProviderUnavailableException TooLarge(string step, int limit) =>
        new($"{step}.too_large", $"The answer is larger than {limit} bytes.");
}
