using System.Net.Http.Headers;
using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.Tokens;

internal sealed class ClientSecretPost(string clientId, Secret secret) : IClientAuthentication
{
    public void Apply(IDictionary<string, string> form, HttpRequestHeaders headers)
    {
        form["client_id"] = clientId;
        form["client_secret"] = secret.Reveal();
    }
}
