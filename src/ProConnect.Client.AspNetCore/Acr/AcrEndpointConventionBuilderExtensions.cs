using Microsoft.AspNetCore.Authorization;
using ProConnect.Client;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Requires an authentication level of an endpoint's users.</summary>
public static class AcrEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Only users whose sign-in reached one of these levels come in. Somebody else is sent to sign in at that level, and comes
    /// back here if she reaches it.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="values">The levels, for instance <see cref="ProConnectAcr.TwoFactor"/>; the name of a set, <c>TwoFactor</c>, will do too.</param>
    /// <param name="scheme">The scheme to sign in with; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no level.</exception>
    public static TBuilder RequireAcr<TBuilder>(this TBuilder builder, IReadOnlyList<string> values, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder
    {
        return builder.RequireAuthorization(policy => policy.RequireAcr(values, scheme));
    }
}
