using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Signs visitors in without a page where that is possible.</summary>
public static class SilentSignInApplicationBuilderExtensions
{
    /// <summary>
    /// Sends a visitor without a session to the provider with <c>prompt=none</c> (OIDC Core §3.1.2.1), once until she closes her browser. If she has a session there she comes
    /// back signed in, to the page she was opening; if not, to <see cref="RelyingPartyAuthenticationOptions.LoginRequiredPath"/>, or to that page when there is no such path.
    /// Put it between <c>UseAuthentication</c> and <c>UseAuthorization</c>, and after <c>UseStaticFiles</c>.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="scheme">The scheme; null for the only one there is.</param>
    /// <returns>The same application.</returns>
    /// <exception cref="InvalidOperationException">The scheme was not added, or there are several and none was named.</exception>
    public static IApplicationBuilder UseSilentSignIn(this IApplicationBuilder app, string? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var schemes = app.ApplicationServices.GetService<RelyingPartySchemes>();
        var name = schemes?.Resolve(scheme);
        var added = name is null ? null : schemes!.Find(name);
        if (added is null)
            throw new InvalidOperationException($"The scheme '{scheme ?? "of UseSilentSignIn"}' was not added. Write builder.Services.AddAuthentication(…).AddCookie().AddProConnect(…) before using it.");

        added.IsSilent = true;
        return app.UseMiddleware<SilentSignInMiddleware>(added.Name, app.ApplicationServices.GetRequiredKeyedService<RelyingParty>(added.Name));
    }
}
