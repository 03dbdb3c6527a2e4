using System.Security.Claims;

namespace ProConnect.Client.AspNetCore;

/// <summary>What a scheme itself said of a user. Other identities beside it may say what they like.</summary>
internal static class ProviderIdentity
{
    public static IEnumerable<ClaimsIdentity> Of(ClaimsPrincipal user, string scheme) =>
        user.Identities.Where(identity => identity.IsAuthenticated && string.Equals(identity.AuthenticationType, scheme, StringComparison.Ordinal));

    public static string? EmailOf(ClaimsPrincipal user, string scheme) => Of(user, scheme).FirstOrDefault()?.FindFirst("email")?.Value;

    public static string? AcrOf(ClaimsPrincipal user, string scheme) => Of(user, scheme).Select(AcrOf).FirstOrDefault();

    /// <summary>The level, if there is exactly one.</summary>
    public static string? AcrOf(ClaimsIdentity identity) =>
        identity.Claims.Where(static claim => string.Equals(claim.Type, "acr", StringComparison.Ordinal)).ToList() is [var only] ? only.Value : null;
}
