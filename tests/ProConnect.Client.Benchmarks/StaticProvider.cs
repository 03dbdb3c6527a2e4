using System.Net.Http.Headers;
using System.Text;

namespace ProConnect.Client.Benchmarks;

/// <summary>A provider whose metadata and keys never change, in memory.</summary>
internal sealed class StaticProvider(string keys) : HttpMessageHandler, IHttpClientFactory
{
    public const string Issuer = "https://op.example";

    private const string Metadata = $$"""
        {
          "issuer": "{{Issuer}}",
          "authorization_endpoint": "{{Issuer}}/authorize",
          "token_endpoint": "{{Issuer}}/token",
          "userinfo_endpoint": "{{Issuer}}/userinfo",
          "jwks_uri": "{{Issuer}}/jwks"
        }
        """;

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.RequestUri!.AbsolutePath is "/jwks" ? keys : Metadata;
        return Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
            RequestMessage = request,
        });
    }
}
