using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Makes cookie schemes end sessions for good at sign-out, and refuse those that were ended.</summary>
internal sealed class RevokedSessionCheck(SessionRevocations revocations) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        var validate = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async context =>
        {
            if (await revocations.IsRevokedAsync(context.Properties, context.HttpContext.RequestAborted))
                context.RejectPrincipal();
            else
                await validate(context);
        };

        var signingOut = options.Events.OnSigningOut;
        options.Events.OnSigningOut = async context =>
        {
            if ((await context.HttpContext.AuthenticateAsync(context.Scheme.Name)).Properties is { } session)
                await revocations.RevokeAsync(session, context.HttpContext.RequestAborted);
            await signingOut(context);
        };
    }
}
