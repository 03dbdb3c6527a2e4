using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ProConnect.Client.AspNetCore;

/// <summary>Believes scopes only of an identity that was made of an access token: a user who signs in here has none, whatever her claims say.</summary>
internal sealed class RequiredScopeHandler(IEnumerable<TokenIntrospectionScheme> schemes) : AuthorizationHandler<RequiredScope>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredScope requirement)
    {
        if (context.User.Identities.Any(identity => IsOfToken(identity) && requirement.Scopes.All(scope => HasScope(identity, scope))))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private bool IsOfToken(ClaimsIdentity identity) =>
        identity.IsAuthenticated && schemes.Any(scheme => string.Equals(scheme.Name, identity.AuthenticationType, StringComparison.Ordinal));

    private static bool HasScope(ClaimsIdentity identity, string scope) =>
        identity.Claims.Any(claim => string.Equals(claim.Type, "scope", StringComparison.Ordinal) && string.Equals(claim.Value, scope, StringComparison.Ordinal));
}
