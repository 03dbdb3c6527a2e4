using System.Net;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Http;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Posts a form to one of the provider's endpoints in this client's name. It is sent once.</summary>
internal sealed class ClientFormPost(RelyingPartyOptions options, BackChannel backChannel, IClientAuthentication authentication)
{
    private static readonly string[] SecretParameters = ["code", "code_verifier", "refresh_token", "token", "client_secret", "client_assertion"];

    /// <summary>Sends the form; its secrets, should the error quote them, are masked.</summary>
    public async Task<(BackChannelResponse Response, OAuthError? Error)> SendAsync(
        Uri endpoint, Dictionary<string, string> form, string accept, string step, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Headers.Accept.ParseAdd(accept);
        authentication.Apply(form, request.Headers);
        using var content = new FormUrlEncodedContent(form);
        request.Content = content;

        var response = await backChannel.SendAsync(request, step, cancellationToken);
        return (response, response.ReadError(SecretsOf(form)));
    }

    /// <summary>What a refusal of an endpoint means.</summary>
    public RelyingPartyException Failure(OAuthError? error, HttpStatusCode status, string host, string step) => error is null
        ? new ProviderUnavailableException($"{step}.http_status", $"{host} answered with HTTP status {(int)status} and no OAuth error.")
        : new ProviderErrorException($"{step}.error", error, (int)status, options.AdviceFor(error, step));

    // As they are and as a form spells them: a provider may quote the request.
    private IEnumerable<string> SecretsOf(Dictionary<string, string> form) =>
        SecretParameters.Where(form.ContainsKey).Select(name => form[name]).Concat(authentication.HeaderSecrets)
            .SelectMany(static secret => new[] { secret, WebUtility.UrlEncode(secret), Uri.EscapeDataString(secret) });
}
