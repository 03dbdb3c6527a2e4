using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore;

namespace Microsoft.AspNetCore.Authentication;

/// <summary>Gives the access token of the signed-in user.</summary>
public static class UserAccessTokenHttpContextExtensions
{
    /// <summary>
    /// The access token of the user who is signed in, renewed if it is about to expire. The session is issued again with the new tokens, so ask before the response
    /// starts. Requests of one session share one refresh.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="scheme">The scheme she signed in with; null for the only one there is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The token, or why there is none.</returns>
    /// <exception cref="InvalidOperationException">The scheme does not keep tokens (<c>KeepUserTokens</c>), or there are several and none was named.</exception>
    public static Task<UserAccessToken> GetUserAccessTokenAsync(this HttpContext context, string? scheme = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var name = context.RequestServices.GetRequiredService<RelyingPartySchemes>().Resolve(scheme);
        return context.RequestServices.GetRequiredService<UserAccessTokens>().GetAsync(context, name, refused: null, cancellationToken);
    }
}
