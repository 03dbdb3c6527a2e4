using System.Net;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>What surrounds a body on the wire.</summary>
internal sealed record WireAnswer(int Status, string ContentType, IReadOnlyList<Member> Headers, StreamKind Stream)
{
    public bool IsSound => Status == 200 && Headers.Count == 0 && Stream is StreamKind.Whole;

    public HttpResponseMessage With(byte[] body)
    {
        HttpContent content = Stream is StreamKind.Whole ? new ByteArrayContent(body) : new StreamContent(new ScriptedStream(body, Stream));
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        var response = new HttpResponseMessage((HttpStatusCode)Status) { Content = content };
        foreach (var header in Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(header.Name, header.Value))
                content.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return response;
    }

    public override string ToString() => $"{Status} {Shown.Of(ContentType)} {Stream} [{string.Join("; ", Headers.Select(static h => $"{h.Name}: {Shown.Of(h.Value)}"))}]";
}
