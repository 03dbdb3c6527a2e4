using Microsoft.AspNetCore.Authorization;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Says who may enter an endpoint, by what MonComptePro says of a user. Who is not signed in is sent to sign in; somebody else is answered 403.</summary>
public static class OrganizationEndpointConventionBuilderExtensions
{
    /// <summary>Only users come in who work for an organisation, as members or from outside. Needs the scope <c>organization</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="sirets">The SIRETs one of which it must be; null for any organisation.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The list is empty, or a text is no SIRET.</exception>
    public static TBuilder RequireOrganization<TBuilder>(this TBuilder builder, IReadOnlyList<string>? sirets = null, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireOrganization(sirets, scheme));

    /// <summary>Only users come in who belong to an organisation and are known not to be external to it. Needs the scope <c>organization</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="sirets">The SIRETs one of which it must be; null for any organisation.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The list is empty, or a text is no SIRET.</exception>
    public static TBuilder RequireInternalMember<TBuilder>(this TBuilder builder, IReadOnlyList<string>? sirets = null, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireInternalMember(sirets, scheme));
}
