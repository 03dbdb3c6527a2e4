using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore;

/// <summary>What a user sees when nobody was signed in: why in plain words, what to do, and a reference. Never what the provider or an attacker wrote.</summary>
internal sealed class SignInErrorPage
{
    private readonly ErrorPageKind _kind;
    private readonly string? _detail;
    private readonly int _status;
    private readonly string _home;
    private readonly string? _login;

    private SignInErrorPage(ErrorPageKind kind, int status, string home, string? login, string? detail = null)
    {
        _kind = kind;
        _detail = detail;
        _status = status;
        _home = home;
        _login = login;
    }

    public string Reference { get; } = ErrorReference.Create();

    public static SignInErrorPage For(SignInOutcome outcome, string home, string? login) => outcome switch
    {
        SignInRefused => new(ErrorPageKind.Refused, StatusCodes.Status403Forbidden, home, login),
        NotAdmitted refusal => new(ErrorPageKind.NotAdmitted, StatusCodes.Status403Forbidden, home, login, refusal.Rule.Name),
        AcrNotReached unmet => new(ErrorPageKind.AcrNotReached, StatusCodes.Status403Forbidden, home, login, DetailOf(unmet.Evaluation.Required)),
        AuthenticationRequired => new(ErrorPageKind.AuthenticationRequired, StatusCodes.Status403Forbidden, home, login),
        SignInExpired => new(ErrorPageKind.Expired, StatusCodes.Status400BadRequest, home, login),
        _ => new(ErrorPageKind.ProviderFailed, StatusCodes.Status502BadGateway, home, login),
    };

    public static SignInErrorPage For(Exception failure, string home, string login) => failure switch
    {
        ProviderUnavailableException => new(ErrorPageKind.Unavailable, StatusCodes.Status503ServiceUnavailable, home, login),
        ProviderErrorException => new(ErrorPageKind.ProviderFailed, StatusCodes.Status502BadGateway, home, login),
        UntrustedResponseException { Code: "callback.state_unknown" or "callback.state_missing" or "callback.correlation_missing" } =>
            new(ErrorPageKind.Lost, StatusCodes.Status400BadRequest, home, login),
        RelyingPartyException => new(ErrorPageKind.Untrusted, StatusCodes.Status400BadRequest, home, login),
        AuthenticationFailureException => new(ErrorPageKind.NotAdmitted, StatusCodes.Status403Forbidden, home, login),
        _ => new(ErrorPageKind.Broken, StatusCodes.Status500InternalServerError, home, login),
    };

    public static SignInErrorPage ForStaleForm(string home) => new(ErrorPageKind.StaleForm, StatusCodes.Status400BadRequest, home, login: null);

    // Where a second factor is set up, when one would be enough. An agent card or a certificate is nothing that a user can set up.
    private static string? DetailOf(AcrRequirement required) =>
        required.Values.Contains(ProConnectAcr.Eidas1Mfa, StringComparer.Ordinal) && !required.Values.Contains(ProConnectAcr.Eidas1, StringComparer.Ordinal) ? nameof(ProConnectAcr.TwoFactor) : null;

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = _status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src '{ErrorPageHtml.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return response.WriteAsync(ErrorPageHtml.Render(_kind, _detail, Reference, _home, _login), context.RequestAborted);
    }
}
