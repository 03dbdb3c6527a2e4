using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Discovery;

/// <summary>Which addresses a provider may name as its endpoints: HTTPS (or loopback), on the issuer's host or on one the application trusts.</summary>
internal sealed class EndpointPolicy(Uri issuer, IEnumerable<string> trustedHosts)
{
    private const int MaxLength = 2_000;

    private readonly HashSet<string> _hosts = new([issuer.IdnHost, .. trustedHosts.Select(AsciiForm)], StringComparer.OrdinalIgnoreCase);

    public Uri Check(string member, string text)
    {
        if (text.Length > MaxLength || !Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.UserInfo.Length > 0
            || endpoint.Fragment.Length > 0 || !text.All(static c => c is > ' ' and < '\u007f'))
            throw new ProviderUnavailableException("discovery.member_type", $"The provider's metadata member '{member}' is not an absolute address.");
        if (!IsSecure(endpoint))
            throw new ProviderUnavailableException("discovery.insecure_url", $"The provider's metadata member '{member}' is not an https address.");
        if (!_hosts.Contains(endpoint.IdnHost))
        {
            throw new ProviderUnavailableException("discovery.origin_not_allowed",
                $"The provider's metadata member '{member}' is on another host than the issuer, {endpoint.IdnHost}. If that is right, add it to TrustedHosts.");
        }

        return endpoint;
    }

    // As endpoints are compared: a trusted host written with accents would otherwise never match.
    /// <summary>A host name as certificates and connections write it.</summary>
    public static string AsciiForm(string host) => Uri.TryCreate($"https://{host}", UriKind.Absolute, out var uri) ? uri.IdnHost : host;

    public static bool IsSecure(Uri uri) =>
        string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
        || (string.Equals(uri.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && uri.IsLoopback);
}
