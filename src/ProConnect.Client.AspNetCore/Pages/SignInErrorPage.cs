using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// What a user sees when nobody was signed in: why in plain words, what to do, a reference, and the provider's code for its support. Never what the provider
/// or an attacker wrote in words of their own.
/// </summary>
internal sealed class SignInErrorPage
{
    private readonly int _status;
    private ErrorPageContent _content;

    private SignInErrorPage(ErrorPageKind kind, int status, string home, string? login, string? detail = null, ErrorAdvice? advice = null)
    {
        _status = status;
        _content = new(kind, detail ?? advice?.Remedy.ToString(), Reference, home, login, AnotherAccount: null, advice?.SupportCode);
    }

    public string Reference { get; } = ErrorReference.Create();

    /// <summary>Whether she was refused as who she is.</summary>
    public bool IsAboutAccount => _content is { Kind: ErrorPageKind.AcrNotReached or ErrorPageKind.NotAdmitted } or { Kind: ErrorPageKind.Refused, Detail: nameof(ErrorRemedy.AnotherAccount) };

    public static SignInErrorPage For(SignInOutcome outcome, string home, string? login) => outcome switch
    {
        SignInRefused => new(ErrorPageKind.Refused, StatusCodes.Status403Forbidden, home, login, advice: outcome.Advice),
        NotAdmitted refusal => new(ErrorPageKind.NotAdmitted, StatusCodes.Status403Forbidden, home, login, refusal.Rule.Name),
        AcrNotReached unmet => new(ErrorPageKind.AcrNotReached, StatusCodes.Status403Forbidden, home, login, DetailOf(unmet.Evaluation.Required), outcome.Advice),
        AuthenticationRequired => new(ErrorPageKind.AuthenticationRequired, StatusCodes.Status403Forbidden, home, login, advice: outcome.Advice),
        SignInExpired => new(ErrorPageKind.Expired, StatusCodes.Status400BadRequest, home, login),
        _ => new(ErrorPageKind.ProviderFailed, StatusCodes.Status502BadGateway, home, login, advice: outcome.Advice),
    };

    public static SignInErrorPage For(Exception failure, string home, string login) => failure switch
    {
        ProviderUnavailableException => new(ErrorPageKind.Unavailable, StatusCodes.Status503ServiceUnavailable, home, login),
        ProviderErrorException error => new(ErrorPageKind.ProviderFailed, StatusCodes.Status502BadGateway, home, login, advice: error.Advice),
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

    public void OfferAnotherAccount(string? address) => _content = _content with { AnotherAccount = address };

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = _status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src '{ErrorPageHtml.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return response.WriteAsync(ErrorPageHtml.Render(_content), context.RequestAborted);
    }
}
