using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Gives tokens back before their time (RFC 7009). No hint about their kind is sent: the provider must look for any.</summary>
internal sealed class TokenRevoker(ProviderConfiguration provider, ClientFormPost forms)
{
    private const string Step = "revocation";

    public async Task<bool> RevokeAsync(Secret token, CancellationToken cancellationToken)
    {
        if ((await provider.GetMetadataAsync(cancellationToken)).RevocationEndpointToUse is not { } endpoint)
            return false;

        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = token.Reveal() };
        var (response, error) = await forms.SendAsync(endpoint, form, "application/json", Step, cancellationToken);
        return response.IsSuccess ? true : throw forms.Failure(error, response.Status, endpoint.Host, Step);
    }
}
