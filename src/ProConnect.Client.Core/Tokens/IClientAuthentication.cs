using System.Net.Http.Headers;

namespace ProConnect.Client.Core.Tokens;

internal interface IClientAuthentication
{
    void Apply(IDictionary<string, string> form, HttpRequestHeaders headers);
}
