using System.Net.Http.Headers;

namespace ProConnect.Client.Core.Tokens;

/// <summary>The connection carries the proof; the body only says who is meant (RFC 8705 §2).</summary>
internal sealed class TlsClientAuth(string clientId) : IClientAuthentication
{
    public void Apply(IDictionary<string, string> form, HttpRequestHeaders headers) => form["client_id"] = clientId;
}
