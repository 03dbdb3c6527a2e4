using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Both halves are form-encoded before they are joined (RFC 6749 §2.3.1), or a colon in one would split it elsewhere.</summary>
internal sealed class ClientSecretBasic(string clientId, Secret secret) : IClientAuthentication
{
    private readonly string _credentials = Convert.ToBase64String(
        Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(clientId)}:{WebUtility.UrlEncode(secret.Reveal())}"));

    public IEnumerable<string> HeaderSecrets => [_credentials, secret.Reveal()];

    public void Apply(IDictionary<string, string> form, HttpRequestHeaders headers) =>
        headers.Authorization = new AuthenticationHeaderValue("Basic", _credentials);
}
