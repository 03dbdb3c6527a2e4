using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Introspection;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.UserInfo;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core;

/// <summary>Puts the parts of a relying party together.</summary>
internal static class RelyingPartyFactory
{
    public static RelyingParty Create(IServiceProvider services, string name, RelyingPartyOptions options)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var metrics = services.GetRequiredService<RelyingPartyMetrics>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger<RelyingParty>();
        var clients = services.GetRequiredService<IHttpClientFactory>();

        var certificate = options.ClientCertificate.IsConfigured ? new ClientCertificateSource(name, options.ClientCertificate, HostsOf(options), time, logger) : null;
        var backChannel = new BackChannel(name, clients, options.Http, certificate, time, metrics);
        var provider = new ProviderConfiguration(name, options, backChannel, time, metrics, logger);
        var forms = new ClientFormPost(options, backChannel, ClientAuthenticationOf(options, time));
        var tokenClient = new TokenClient(forms, time);
        var signatures = new SignatureVerifier(provider, options.ClientSecret);
        var idTokens = new IdTokenValidator(options, signatures, time);
        var userInfo = new UserInfoClient(options, backChannel, signatures, time);
        var admission = new AdmissionPolicy(options.GetAdmissionRules());

        return new RelyingParty(
            name,
            options,
            provider,
            new AuthorizationRequestBuilder(options, time),
            new SignInCompletion(options, provider, tokenClient, idTokens, userInfo, admission, time),
            new TokenRefresher(provider, tokenClient, idTokens),
            new TokenRevoker(provider, forms),
            new TokenIntrospector(options, provider, forms, signatures, time),
            new LogoutTokenValidator(options, signatures, time),
            admission,
            certificate,
            metrics,
            logger);
    }

    private static IEnumerable<string> HostsOf(RelyingPartyOptions options) =>
        [new Uri(options.Issuer!).IdnHost, .. options.TrustedHosts.Select(EndpointPolicy.AsciiForm), .. options.MetadataAddress is { } address ? [address.IdnHost] : Array.Empty<string>()];

    private static IClientAuthentication ClientAuthenticationOf(RelyingPartyOptions options, TimeProvider time) => options.ClientAuthentication switch
    {
        ClientAuthenticationMethod.ClientSecretBasic => new ClientSecretBasic(options.ClientId!, options.ClientSecret!),
        ClientAuthenticationMethod.PrivateKeyJwt => new PrivateKeyJwt(options.ClientId!, options.Issuer!, options.ClientAssertion, time),
        ClientAuthenticationMethod.TlsClientAuth or ClientAuthenticationMethod.SelfSignedTlsClientAuth => new TlsClientAuth(options.ClientId!),
        _ => new ClientSecretPost(options.ClientId!, options.ClientSecret!),
    };
}
