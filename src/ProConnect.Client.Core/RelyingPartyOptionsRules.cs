using System.Security.Cryptography;
using System.Text;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core;

/// <summary>What must hold for options to make sense. Each problem starts with the setting's name and ends with what to write.</summary>
internal static class RelyingPartyOptionsRules
{
    private const int MinHmacSecretBytes = 32;

    public static IEnumerable<string> Problems(RelyingPartyOptions options, TimeProvider time) =>
        options.FindProblems().Concat(Issuer(options)).Concat(Client(options)).Concat(Certificate(options, time)).Concat(Algorithms(options)).Concat(Acr(options)).Concat(Admission(options)).Concat(Bounds(options));

    private static IEnumerable<string> Issuer(RelyingPartyOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Issuer))
        {
            // A preset that could not find the issuer says itself why.
            if (!options.FindProblems().Any())
                yield return "Issuer is missing. Write the provider's issuer, an absolute https address.";
        }
        else if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || issuer.Query.Length > 0 || issuer.Fragment.Length > 0 || issuer.UserInfo.Length > 0)
            yield return $"Issuer is '{options.Issuer}'. Write an absolute address without query, fragment or user name.";
        else if (!EndpointPolicy.IsSecure(issuer))
            yield return $"Issuer is '{options.Issuer}'. Write an https address; plain http is for loopback only (http://localhost).";

        if (options.TrustedHosts.FirstOrDefault(static host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } notAHost)
            yield return $"TrustedHosts has '{notAHost}'. Write host names only, such as login.example, without scheme, port or path.";
        if (options.MetadataAddress is { } address && (!address.IsAbsoluteUri || !EndpointPolicy.IsSecure(address)))
            yield return $"MetadataAddress is '{address}'. Write an absolute https address, or remove it to use the issuer's.";
    }

    private static IEnumerable<string> Client(RelyingPartyOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ClientId))
            yield return "ClientId is missing. Write the client id the provider gave you for this environment.";

        if (options.ClientAuthentication == ClientAuthenticationMethod.PrivateKeyJwt)
        {
            if (AssertionProblem(options.ClientAssertion) is { } problem)
                yield return problem;
        }
        else if (!AuthenticatesByTls(options) && (options.ClientSecret is null || options.ClientSecret.IsBlank))
        {
            yield return "ClientSecret is missing. Write the client secret the provider gave you, in user secrets or the environment rather than in a file under source control.";
        }

        if (options.Scopes.Count > 0 && !options.Scopes.Contains("openid"))
            yield return "Scopes does not contain 'openid'. Add it: without it this is not OpenID Connect.";
        if (options.Scopes.Any(static scope => scope.Length == 0 || scope.Contains(' ', StringComparison.Ordinal)))
            yield return "Scopes has an entry that is empty or holds a space. Write one scope per entry.";
        foreach (var name in options.AuthorizationParameters.Keys.Where(AuthorizationRequestBuilder.IsReserved))
            yield return $"AuthorizationParameters has '{name}', which the library sets itself. Remove it.";
    }

    private static IEnumerable<string> Certificate(RelyingPartyOptions options, TimeProvider time)
    {
        if (ClientCertificateRules.Problem(options.ClientCertificate, AuthenticatesByTls(options)) is { } mistake)
        {
            yield return mistake;
        }
        else if (options.ClientCertificate.IsConfigured)
        {
            using var certificate = ClientCertificateReader.Read(options.ClientCertificate, time.GetUtcNow(), out _, out var problem);
            if (problem is not null)
                yield return problem;
        }

        if (AuthenticatesByTls(options) && options.Issuer?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true)
            yield return $"ClientAuthentication is {options.ClientAuthentication}, and Issuer is a plain http address, where no certificate is presented. Write an https issuer, or another ClientAuthentication.";
    }

    private static bool AuthenticatesByTls(RelyingPartyOptions options) =>
        options.ClientAuthentication is ClientAuthenticationMethod.TlsClientAuth or ClientAuthenticationMethod.SelfSignedTlsClientAuth;

    private static string? AssertionProblem(ClientAssertionOptions assertion)
    {
        if ((assertion.PrivateKeyPem is null) == (assertion.PrivateKeyPath is null))
            return "ClientAssertion needs either PrivateKeyPem or PrivateKeyPath. Write one of them, or another ClientAuthentication.";
        if (!SigningAlgorithms.Asymmetric.Contains(assertion.Algorithm, StringComparer.Ordinal))
            return $"ClientAssertion:Algorithm is '{assertion.Algorithm}'. Write one of {string.Join(", ", SigningAlgorithms.Asymmetric)}.";
        try
        {
            PrivateKeyJwt.LoadKey(assertion);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return $"ClientAssertion holds no usable private key ({e.GetType().Name}). Give a PEM private key that fits {assertion.Algorithm}.";
        }
    }

    private static IEnumerable<string> Algorithms(RelyingPartyOptions options)
    {
        foreach (var (setting, value) in new[]
        {
            ("IdTokenSignedResponseAlg", options.IdTokenSignedResponseAlg),
            ("UserInfoSignedResponseAlg", options.UserInfoSignedResponseAlg),
            ("IntrospectionSignedResponseAlg", options.IntrospectionSignedResponseAlg),
        })
        {
            if (value is null)
                continue;
            if (!SigningAlgorithms.All.Contains(value, StringComparer.Ordinal))
                yield return $"{setting} is '{value}'. Write one of {string.Join(", ", SigningAlgorithms.All)}, as registered with the provider.";
            else if (string.Equals(value, SigningAlgorithms.HS256, StringComparison.Ordinal)
                && (options.ClientSecret is null || Encoding.UTF8.GetByteCount(options.ClientSecret.Reveal()) < MinHmacSecretBytes))
                yield return $"{setting} is HS256, which needs a ClientSecret of at least {MinHmacSecretBytes} bytes. Use RS256 or ES256, or a longer secret.";
        }
    }

    private static IEnumerable<string> Acr(RelyingPartyOptions options)
    {
        var acr = options.Acr;
        if (acr.Require.Any(string.IsNullOrWhiteSpace))
            yield return "Acr:Require has a blank entry. Write acr values, or a named set such as TwoFactor.";
        if (acr.AtLeast is { Length: > 0 } level)
        {
            if (acr.Require.Count > 0)
                yield return "Acr:Require and Acr:AtLeast are both set. Keep one of them.";
            if (!acr.Scale.Contains(level))
                yield return $"Acr:AtLeast is '{level}', which is not on the scale. Write one of: {string.Join(", ", acr.Scale)}.";
        }
    }

    /// <summary>Whether the claim of a rule comes at every sign-in.</summary>
    public static bool AsksFor(RelyingPartyOptions options, AdmissionRule rule) =>
        options.RequestedIdTokenClaims.Contains(rule.Claim) || (options.FetchUserInfo && (options.Scopes.Contains(rule.Scope) || rule.OtherScopes.Any(options.Scopes.Contains)));

    private static IEnumerable<string> Admission(RelyingPartyOptions options)
    {
        // Rules are made of settings; those with mistakes make none.
        if (options.FindProblems().Any())
            yield break;
        foreach (var rule in options.GetAdmissionRules().Where(rule => !AsksFor(options, rule)))
        {
            yield return options.FetchUserInfo
                ? $"Admission:{rule.Name} decides by the claim '{rule.Claim}', which is not asked for: nobody could sign in. Add '{rule.Scope}' to Scopes."
                : $"Admission:{rule.Name} decides by the claim '{rule.Claim}', and FetchUserInfo is false: nobody could sign in. Write FetchUserInfo true, or add '{rule.Claim}' to RequestedIdTokenClaims.";
        }
    }

    private static string WithoutPassword(Uri address) => address.ToString().Split('@')[^1];

    private static IEnumerable<string> Bounds(RelyingPartyOptions options)
    {
        if (options.ClockSkew < TimeSpan.Zero || options.ClockSkew > TimeSpan.FromMinutes(5))
            yield return $"ClockSkew is {options.ClockSkew}. Write a time between 00:00:00 and 00:05:00.";
        if (options.MaxAge < TimeSpan.Zero || options.MaxAge > TimeSpan.FromDays(365))
            yield return $"MaxAge is {options.MaxAge}. Write a time between 00:00:00 and 365.00:00:00, or remove it.";
        else if (options.MaxAge is { } age && options.ReauthenticationAdvice is { } advice)
            yield return $"MaxAge is {age}. {advice} Remove it.";
        if (options.MaxIdTokenAge <= TimeSpan.Zero || options.MaxIdTokenAge > TimeSpan.FromDays(1))
            yield return $"MaxIdTokenAge is {options.MaxIdTokenAge}. Write a time above zero, such as 00:10:00, and at most 1.00:00:00.";
        if (options.PendingSignInLifetime < TimeSpan.FromMinutes(1) || options.PendingSignInLifetime > TimeSpan.FromHours(12))
            yield return $"PendingSignInLifetime is {options.PendingSignInLifetime}. Write a time between 00:01:00 and 12:00:00.";
        if (options.Http.Proxy is { } proxy && !(proxy.IsAbsoluteUri && proxy.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"))
            yield return $"Http:Proxy is '{WithoutPassword(proxy)}'. Write an absolute address such as http://proxy.example:3128.";
        if (options.ClientCertificate.IsConfigured && options.Http.Proxy is { IsAbsoluteUri: true, Scheme: "https" })
            yield return "Http:Proxy is an https address, and ClientCertificate is set: the certificate would be offered to the proxy too. Write the proxy's http address.";
        if (options.Http.Timeout < TimeSpan.FromSeconds(1) || options.Http.Timeout > TimeSpan.FromSeconds(60))
            yield return $"Http:Timeout is {options.Http.Timeout}. Write a time between 00:00:01 and 00:01:00.";
        if (options.Http.Retries is < 0 or > 5)
            yield return $"Http:Retries is {options.Http.Retries}. Write a number between 0 and 5.";
        if (options.Http.MaxResponseBytes is < 1024 or > 16 * 1024 * 1024)
            yield return $"Http:MaxResponseBytes is {options.Http.MaxResponseBytes}. Write a number of bytes between 1024 and 16777216.";
        if (options.Metadata.MinLifetime <= TimeSpan.Zero || options.Metadata.MinLifetime > options.Metadata.MaxLifetime)
            yield return "Metadata:MinLifetime must be above zero and at most Metadata:MaxLifetime.";
        if (options.Metadata.MaxLifetime > TimeSpan.FromDays(7))
            yield return $"Metadata:MaxLifetime is {options.Metadata.MaxLifetime}. Write a time of at most 7.00:00:00.";
        if (options.Metadata.RefreshCooldown < TimeSpan.FromSeconds(1) || options.Metadata.RefreshCooldown > TimeSpan.FromMinutes(5))
            yield return $"Metadata:RefreshCooldown is {options.Metadata.RefreshCooldown}. Write a time between 00:00:01 and 00:05:00.";
        if (options.Metadata.LastKnownGoodLifetime < TimeSpan.Zero || options.Metadata.LastKnownGoodLifetime > TimeSpan.FromDays(7))
            yield return $"Metadata:LastKnownGoodLifetime is {options.Metadata.LastKnownGoodLifetime}. Write a time between 00:00:00 and 7.00:00:00.";
    }
}
