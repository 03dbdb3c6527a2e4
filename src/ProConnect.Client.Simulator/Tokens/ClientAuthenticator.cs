using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>Proves which application is calling: by its secret, in the body or in HTTP Basic (RFC 6749 §2.3.1), never both.</summary>
internal sealed class ClientAuthenticator(Broker broker)
{
    /// <summary>The client that is calling.</summary>
    /// <exception cref="JsonErrorException"><c>invalid_request</c> or <c>invalid_client</c>.</exception>
    public SimulatedClient Authenticate(HttpContext context, BackChannelForm form)
    {
        string? header = context.Request.Headers[HeaderNames.Authorization];
        var (id, secret) = header is null ? (form["client_id"], form["client_secret"]) : ReadBasic(header, form);
        if (header is not null && !broker.Provider.AcceptsBasicAuthentication)
            throw JsonErrorException.InvalidClient();

        if (id is null)
            throw JsonErrorException.InvalidRequest("no client authentication mechanism provided");

        var client = broker.Clients.Find(id);
        return client is not null && secret is not null && AreEqual(client.ClientSecret, secret)
            ? client
            : throw JsonErrorException.InvalidClient();
    }

    private static (string Id, string Secret) ReadBasic(string header, BackChannelForm form)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || Decode(value.Parameter)?.Split(':', 2) is not [var id, var secret])
        {
            throw JsonErrorException.InvalidRequest("invalid authorization header value format");
        }

        id = Uri.UnescapeDataString(id.Replace('+', ' '));
        secret = Uri.UnescapeDataString(secret.Replace('+', ' '));

        if (form["client_id"] is { } inBody && !string.Equals(inBody, id, StringComparison.Ordinal))
            throw JsonErrorException.InvalidRequest("mismatch in body and authorization client ids");

        if (secret.Length == 0)
            throw JsonErrorException.InvalidRequest("client_secret must be provided in the Authorization header");

        return form["client_secret"] is null
            ? (id, secret)
            : throw JsonErrorException.InvalidRequest("client authentication must only be provided using one mechanism");
    }

    private static string? Decode(string? base64)
    {
        var bytes = new byte[base64?.Length ?? 0];
        return Convert.TryFromBase64String(base64 ?? "", bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static bool AreEqual(string expected, string actual) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual));
}
