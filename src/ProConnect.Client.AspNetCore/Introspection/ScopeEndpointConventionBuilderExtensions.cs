using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Lets callers with access tokens in.</summary>
public static class ScopeEndpointConventionBuilderExtensions
{
    /// <summary>Only requests with an access token that the scheme accepts come in, and only if it has all of these scopes.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="scheme">The scheme that was added with <c>AddTokenIntrospection</c> or <c>AddProConnectTokenIntrospection</c>.</param>
    /// <param name="scopes">The scopes; none for any token that the scheme accepts.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireAccessToken<TBuilder>(this TBuilder builder, string scheme = TokenIntrospectionDefaults.AuthenticationScheme, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        ArgumentNullException.ThrowIfNull(scopes);
        return builder.RequireAuthorization(policy =>
        {
            policy.AddAuthenticationSchemes(scheme).RequireAuthenticatedUser();
            if (scopes.Length > 0)
                policy.RequireScope(scopes);
        });
    }
}
