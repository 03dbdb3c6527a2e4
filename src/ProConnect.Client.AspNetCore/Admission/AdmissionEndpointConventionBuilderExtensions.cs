using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.Core.Admission;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Says who may enter an endpoint, by what ProConnect says of a user. Who is not signed in is sent to sign in; somebody else is answered 403.</summary>
public static class AdmissionEndpointConventionBuilderExtensions
{
    /// <summary>Only public agents come in: users whose <c>roles</c> have <c>agent_public</c>. Needs the scope <c>roles</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequirePublicAgent<TBuilder>(this TBuilder builder, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequirePublicAgent(scheme));

    /// <summary>Only users come in whom ProConnect gives one of these roles. They are not roles of the application: those are for <c>RequireRole</c>. Needs the scope <c>roles</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="roles">Values of the claim <c>roles</c>, to the letter, such as <c>agent_public_territorial</c>.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no role, or one is blank.</exception>
    public static TBuilder RequireProConnectRole<TBuilder>(this TBuilder builder, IReadOnlyList<string> roles, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireProConnectRole(roles, scheme));

    /// <summary>Only users of one of these establishments come in. Needs the scope <c>siret</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="sirets">The SIRET of each.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no SIRET, or a text is none.</exception>
    public static TBuilder RequireSiret<TBuilder>(this TBuilder builder, IReadOnlyList<string> sirets, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireSiret(sirets, scheme));

    /// <summary>Only users of one of these organisations come in, whichever their establishment. Needs the scope <c>siret</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="sirens">The SIREN of each.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no SIREN, or a text is none.</exception>
    public static TBuilder RequireSiren<TBuilder>(this TBuilder builder, IReadOnlyList<string> sirens, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireSiren(sirens, scheme));

    /// <summary>Only users come in who came through one of these identity providers. Needs the scope <c>idp_id</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="idpIds">The <c>idp_id</c> of each.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no identity provider, or one is blank.</exception>
    public static TBuilder RequireIdentityProvider<TBuilder>(this TBuilder builder, IReadOnlyList<string> idpIds, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireIdentityProvider(idpIds, scheme));

    /// <summary>Only users come in whose e-mail address is of one of these domains. It is the identity provider's word: it says who gives the user her mail, and not for whom she works. Needs the scope <c>email</c>.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="domains">The domains, such as <c>ministere.example</c>; their subdomains are others.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no domain, or one is not a domain's name.</exception>
    public static TBuilder RequireEmailDomain<TBuilder>(this TBuilder builder, IReadOnlyList<string> domains, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireEmailDomain(domains, scheme));

    /// <summary>Only users who meet a rule come in.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="rule">The rule, one of <see cref="ProConnect.Client.ProConnectRules"/> or the application's own.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireRule<TBuilder>(this TBuilder builder, AdmissionRule rule, string? scheme = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireRule(rule, scheme));
}
