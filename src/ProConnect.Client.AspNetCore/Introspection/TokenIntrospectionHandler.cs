using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Introspection;

namespace ProConnect.Client.AspNetCore;

/// <summary>Authenticates requests by the access token they show, about which the provider is asked (RFC 6750, RFC 7662).</summary>
internal sealed class TokenIntrospectionHandler : AuthenticationHandler<TokenIntrospectionOptions>
{
    private readonly Introspections _introspections;

    /// <summary>Made by the authentication services for each request.</summary>
    /// <param name="options">The schemes' options.</param>
    /// <param name="logger">Makes loggers.</param>
    /// <param name="encoder">Unused.</param>
    /// <param name="introspections">What the provider said.</param>
    public TokenIntrospectionHandler(IOptionsMonitor<TokenIntrospectionOptions> options, ILoggerFactory logger, UrlEncoder encoder, Introspections introspections)
        : base(options, logger, encoder) => _introspections = introspections;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!BearerToken.TryFind(Request, out var token))
            return AuthenticateResult.NoResult();
        if (token is null)
            return Refuse(BearerFailure.Malformed);

        try
        {
            var answer = await _introspections.AskAsync(Scheme.Name, token, Options.CacheDuration, Context.RequestAborted);
            return FindFailure(answer) is { } failure
                ? Refuse(failure, answer.ClientId)
                : AuthenticateResult.Success(new AuthenticationTicket(answer.CreatePrincipal(Scheme.Name), Scheme.Name));
        }
        catch (UntrustedResponseException e) when (string.Equals(e.Code, "introspection.token_type", StringComparison.Ordinal))
        {
            return Refuse(BearerFailure.Inactive);
        }
        catch (RelyingPartyException e)
        {
            Logger.TokenNotChecked(Scheme.Name, e.Code, e.Message);
            return AuthenticateResult.Fail(BearerFailure.Unavailable);
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure as BearerFailure;
        Answer(failure?.Status ?? StatusCodes.Status401Unauthorized, failure);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Answer(StatusCodes.Status403Forbidden, BearerFailure.InsufficientScope);
        return Task.CompletedTask;
    }

    private BearerFailure? FindFailure(TokenIntrospection answer)
    {
        if (!answer.IsActive)
            return BearerFailure.Inactive;
        if (Options.AllowedClients.Count > 0 && !(answer.ClientId is { } client && Options.AllowedClients.Contains(client, StringComparer.Ordinal)))
            return BearerFailure.OtherClient;
        return Options.RequiredScopes.All(scope => answer.Scopes.Contains(scope, StringComparer.Ordinal)) ? null : BearerFailure.InsufficientScope;
    }

    private AuthenticateResult Refuse(BearerFailure failure, string? client = null)
    {
        Logger.TokenRefused(Scheme.Name, failure.Error!, failure.Message, client is null ? "unknown" : NameForLog(client));
        return AuthenticateResult.Fail(failure);
    }

    private void Answer(int status, BearerFailure? failure)
    {
        Response.StatusCode = status;
        Response.Headers.CacheControl = "no-store";
        if (status != StatusCodes.Status503ServiceUnavailable)
            Response.Headers.Append("WWW-Authenticate", failure?.Error is { } error ? $"Bearer error=\"{error}\", error_description=\"{failure.Message}\"" : "Bearer");
    }

    private static string NameForLog(string client) => string.Concat(client.Take(100).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' ? c : '?'));
}
