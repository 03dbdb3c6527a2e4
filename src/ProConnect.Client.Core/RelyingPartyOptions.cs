using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core;

/// <summary>Everything that can be set about one client of one provider. Binds from configuration; checked when the host starts.</summary>
public class RelyingPartyOptions
{
    /// <summary>The provider's issuer, to the letter: an absolute https address (or loopback).</summary>
    public string? Issuer { get; set; }

    /// <summary>Where the provider's metadata is, when not at the issuer's <c>/.well-known/openid-configuration</c>.</summary>
    public Uri? MetadataAddress { get; set; }

    /// <summary>Hosts besides the issuer's own that may serve the provider's endpoints.</summary>
    public IList<string> TrustedHosts { get; set; } = [];

    /// <summary>The identifier the provider gave this client.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret the provider gave this client. Keep it out of source control.</summary>
    public Secret? ClientSecret { get; set; }

    /// <summary>How this client proves who it is.</summary>
    /// <value>The default is <see cref="ClientAuthenticationMethod.ClientSecretPost"/>.</value>
    public ClientAuthenticationMethod ClientAuthentication { get; set; }

    /// <summary>The key for <see cref="ClientAuthenticationMethod.PrivateKeyJwt"/>.</summary>
    public ClientAssertionOptions ClientAssertion { get; set; } = new();

    /// <summary>
    /// The certificate to present to the provider: required for <see cref="ClientAuthenticationMethod.TlsClientAuth"/> and
    /// <see cref="ClientAuthenticationMethod.SelfSignedTlsClientAuth"/>, possible with every other method.
    /// </summary>
    public ClientCertificateOptions ClientCertificate { get; set; } = new();

    /// <summary>What is asked for. <c>openid</c> must be among them.</summary>
    /// <value>Empty means the preset's default, <c>openid</c> alone if it has none.</value>
    public IList<string> Scopes { get; set; } = [];

    /// <summary>How the provider's answer to a sign-in comes back.</summary>
    /// <value>The default is <see cref="ResponseMode.Query"/>.</value>
    public ResponseMode ResponseMode { get; set; }

    /// <summary>The algorithm this client's ID tokens are registered to be signed with. Null accepts RS256, PS256 and ES256 as the provider announces them.</summary>
    public string? IdTokenSignedResponseAlg { get; set; }

    /// <summary>The algorithm this client's userinfo is registered to be signed with. When set, unsigned userinfo is refused.</summary>
    public string? UserInfoSignedResponseAlg { get; set; }

    /// <summary>
    /// The algorithm answers about tokens are registered to be signed with for this client (RFC 9701 §6). When set, unsigned answers are refused; null asks for
    /// plain JSON.
    /// </summary>
    public string? IntrospectionSignedResponseAlg { get; set; }

    /// <summary>Whether userinfo is fetched at sign-in.</summary>
    /// <value>The default is true.</value>
    public bool FetchUserInfo { get; set; } = true;

    /// <summary>The authentication level every sign-in must reach.</summary>
    public AcrOptions Acr { get; set; } = new();

    /// <summary>
    /// How long ago a user may have authenticated at most when she signs in (<c>max_age</c>, OIDC Core §3.1.2.1); the <c>auth_time</c> that comes back is checked.
    /// Null asks for nothing. Of this and a sign-in's own, the shorter counts. Not every provider honours it: where it does not, the host does not start.
    /// </summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>Claims asked for in the ID token at every sign-in, for providers that only send what is asked for.</summary>
    public IList<string> RequestedIdTokenClaims { get; set; } = [];

    /// <summary>Further parameters of every authorization request.</summary>
    public IDictionary<string, string> AuthorizationParameters { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How far this machine's clock and the provider's may be apart.</summary>
    /// <value>The default is 60 seconds. At most 5 minutes.</value>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long ago an ID token may have been issued when it is received.</summary>
    /// <value>The default is 10 minutes.</value>
    public TimeSpan MaxIdTokenAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a user may take to sign in: she may have to create an account first.</summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan PendingSignInLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How metadata and signing keys are kept fresh.</summary>
    public MetadataOptions Metadata { get; set; } = new();

    /// <summary>Bounds of the calls to the provider.</summary>
    public RelyingPartyHttpOptions Http { get; set; } = new();

    /// <summary>
    /// For presets: whether userinfo of this provider may give <c>sub</c> as a JSON number, against OIDC Core §5.3.2. Its digits must then be those of
    /// the ID token's <c>sub</c>, which is text in any case.
    /// </summary>
    /// <value>False.</value>
    protected internal virtual bool AcceptsNumericUserInfoSubject => false;

    /// <summary>
    /// For presets: fills in what was not set, after configuration and code had their say. A default that cannot be told from "not set"
    /// (a Boolean, an enumeration) belongs into the preset's constructor instead.
    /// </summary>
    protected internal virtual void ApplyPreset()
    {
        if (Scopes.Count == 0)
            Scopes = ["openid"];
    }

    /// <summary>For presets: mistakes in settings of their own. Each starts with the setting's name and ends with what to write.</summary>
    /// <returns>The problems; empty when there are none.</returns>
    protected internal virtual IEnumerable<string> FindProblems() => [];

    /// <summary>For presets: who may enter. Whoever does not meet all of these rules is not signed in: <see cref="SignIn.NotAdmitted"/>.</summary>
    /// <returns>The rules; empty when everybody may whom the provider identifies. Each is named after its setting below <c>Admission</c>.</returns>
    protected internal virtual IEnumerable<AdmissionRule> GetAdmissionRules() => [];

    /// <summary>For presets: why the provider does not authenticate anew when it is asked to, by <c>max_age</c> or <c>prompt=login</c>, and what to do instead.</summary>
    /// <value>Null, the default, where it does.</value>
    protected internal virtual string? ReauthenticationAdvice => null;

    /// <summary>For presets: refuses claims that are malformed, at sign-in rather than on every page.</summary>
    /// <param name="claims">The verified claims.</param>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>.</exception>
    protected internal virtual void ValidateClaims(ClaimSet claims)
    {
    }

    /// <summary>For presets: the name a person would read.</summary>
    /// <param name="claims">The verified claims.</param>
    /// <returns>The name; null for the <c>sub</c>.</returns>
    protected internal virtual string? DisplayNameOf(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return claims.TextOrNull("name") ?? claims.TextOrNull("email");
    }

    /// <summary>For presets: what an error of this provider means.</summary>
    /// <param name="error">What the provider said.</param>
    /// <param name="step">Where: <c>authorization</c>, <c>token</c>, <c>userinfo</c>, <c>revocation</c> or <c>introspection</c>.</param>
    /// <returns>The advice; by default that of the specifications.</returns>
    protected internal virtual ErrorAdvice AdviceFor(OAuthError error, string step)
    {
        ArgumentNullException.ThrowIfNull(error);
        return StandardErrors.For(error, step);
    }

    /// <summary>For presets: whether an error says that the required level could not be reached.</summary>
    /// <param name="error">The error of an authorization response.</param>
    /// <returns>True for <c>unmet_authentication_requirements</c> (OpenID Connect Unmet Authentication Requirements 1.0).</returns>
    protected internal virtual bool IsUnmetAcr(OAuthError error) => error is { Error: "unmet_authentication_requirements" };
}
