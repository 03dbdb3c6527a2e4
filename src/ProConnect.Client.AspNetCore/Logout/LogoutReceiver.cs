using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Takes the provider's word, server to server, that sessions have ended (OpenID Connect Back-Channel Logout 1.0 §2.5). The answer
/// is a status and nothing else: it does not tell whether anybody was signed in.
/// </summary>
internal sealed class LogoutReceiver(
    EndedProviderSessions ended, UsedLogoutTokens used, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider time, ILogger<RelyingPartyHandler> logger)
{
    public async Task HandleAsync(HttpContext context, RelyingParty relyingParty, string? cookieScheme)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (form, status) = await SmallForm.ReadAsync(context.Request, time);
        if (status == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = HttpMethods.Post;
        context.Response.StatusCode = form is null ? status : await ReceiveAsync(form, relyingParty, cookieScheme, context.RequestAborted);
    }

    private async Task<int> ReceiveAsync(IFormCollection form, RelyingParty relyingParty, string? cookieScheme, CancellationToken cancellationToken)
    {
        try
        {
            var text = form["logout_token"];
            var token = await relyingParty.ValidateLogoutTokenAsync(text.Count == 1 ? text.ToString() : "", cancellationToken);
            if (await used.ContainsAsync(token, cancellationToken))
                return Refuse(relyingParty, "logout_token.replayed", "The token was accepted before.");

            // Nothing cancels this: half of it would leave a session alive that the provider believes ended.
            await ended.AddAsync(token, cookies.Get(cookieScheme).ExpireTimeSpan);
            await used.AddAsync(token);
            return StatusCodes.Status200OK;
        }
        catch (ProviderUnavailableException e)
        {
            logger.LogoutNotReceived(relyingParty.Name, e.Code, e);
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (RelyingPartyException e)
        {
            return Refuse(relyingParty, e.Code, e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogoutNotReceived(relyingParty.Name, "application.failed", e);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private int Refuse(RelyingParty relyingParty, string code, string explanation)
    {
        logger.LogoutRefused(relyingParty.Name, code, explanation);
        return StatusCodes.Status400BadRequest;
    }
}
