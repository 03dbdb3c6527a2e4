using System.Net.Http.Headers;

namespace ProConnect.Client.Core.Tokens;

internal interface IClientAuthentication
{
    /// <summary>What is sent in a header and must not come back in a message.</summary>
    IEnumerable<string> HeaderSecrets => [];

    void Apply(IDictionary<string, string> form, HttpRequestHeaders headers);
}
