using System.Net;
using System.Net.Http.Headers;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Keeps the answers of the provider, or gives them again, changed.</summary>
internal sealed class RecordedAnswers(AnswerTape tape) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (tape.Change is { } change && tape.Kept.TryGetValue(path, out var kept))
        {
            var again = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
            again.Content = new ByteArrayContent(change(path, again, [.. kept.Body]));
            if (!again.Content.Headers.Contains("Content-Type") && MediaTypeHeaderValue.TryParse(kept.Type, out var type))
                again.Content.Headers.ContentType = type;
            return again;
        }

        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        tape.Kept[path] = (await answer.Content.ReadAsByteArrayAsync(cancellationToken), answer.Content.Headers.ContentType?.ToString());
        return answer;
    }
}
