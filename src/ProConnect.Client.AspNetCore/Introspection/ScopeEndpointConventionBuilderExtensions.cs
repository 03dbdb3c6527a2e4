using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Lets callers with access tokens in.</summary>
public static class ScopeEndpointConventionBuilderExtensions
{
    /// <summary>Only requests with an access token that the scheme accepts come in, and only if it has all of these scopes.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="scopes">The scopes; null for any token that the scheme accepts.</param>
    /// <param name="scheme">The scheme that was added with <c>AddTokenIntrospection</c> or <c>AddProConnectTokenIntrospection</c>.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireAccessToken<TBuilder>(this TBuilder builder, IReadOnlyList<string>? scopes = null, string scheme = TokenIntrospectionDefaults.AuthenticationScheme)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        return builder.RequireAuthorization(policy =>
        {
            policy.AddAuthenticationSchemes(scheme).RequireAuthenticatedUser();
            if (scopes is { Count: > 0 })
                policy.RequireScope([.. scopes]);
        });
    }
}
