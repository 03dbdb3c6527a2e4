using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Claims;
using ProConnect.Client.Simulator.Pages;
using ProConnect.Client.Simulator.People;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Providers.Identite;

/// <summary>ProConnect Identité, once MonComptePro: people have an account here, and organisations.</summary>
internal sealed class IdentiteProvider : SimulatedProvider
{
    private const string SecondFactor = "-mfa";
    private const string OldLevel = "eidas1";
    private const string SelectOrganization = "select_organization";
    private const string UpdateUserInfo = "update_userinfo";

    /// <summary>Whether it is the one of December 2022.</summary>
    public bool Is2022 { get; init; }

    public override string Name => "MonComptePro";

    public override IReadOnlyList<Persona> Personas => MonCompteProPersonas.All;

    internal override string Brand => Is2022 ? "MonComptePro" : "ProConnect Identité";

    internal override string IssuerPath => "";

    internal override string CookiePrefix => "mcp";

    internal override EndpointPaths Paths { get; } = new()
    {
        Authorization = "/oauth/authorize",
        Token = "/oauth/token",
        UserInfo = "/oauth/userinfo",
        Jwks = "/oauth/jwks",
        Introspection = "/oauth/token/introspection",
        EndSession = "/oauth/logout",
        AcceptsEndSessionByPost = true,
        SignedOut = "/oauth/logout/success",
    };

    internal override ProviderLifetimes Lifetimes { get; } = new(Code: TimeSpan.FromMinutes(10), Session: TimeSpan.FromDays(1));

    internal override ScopeCatalog Scopes => Is2022 ? IdentiteScopes.Of2022 : IdentiteScopes.OfToday;

    internal override IReadOnlyList<string> Parameters { get; } =
    [
        "client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "claims", "acr_values", "prompt", "login_hint",
        "siret_hint", "sp_name", "code_challenge", "code_challenge_method", "response_mode", "max_age",
    ];

    internal override IReadOnlyList<string> Prompts => Is2022
        ? ["none", "login", "consent"]
        : ["none", "login", "consent", SelectOrganization, UpdateUserInfo];

    internal override IReadOnlyList<string> SigningAlgorithms { get; } = ["RS256", "ES256"];

    internal override int MinSecretLength => 1;

    internal override bool AcceptsBasicAuthentication => Is2022;

    internal override bool IssuesRefreshTokens => false;

    internal override bool HasErrorCodes => false;

    internal override string UnmetAcrDescription => "none of the requested ACRs could be obtained";

    internal override bool HasPageForUnmetAcr => true;

    internal override bool HasMinimalIdTokens => true;

    internal override string? TokenType => null;

    private IReadOnlyList<string> Levels => Is2022 ? [OldLevel] : IdentiteMetadata.Levels;

    internal override JsonObject Describe(string issuer) => IdentiteMetadata.For(issuer, this, Levels);

    /// <summary>Unlike the federation, it heeds <c>prompt=login</c> and <c>max_age</c>.</summary>
    internal override bool IsReusable(BrokerSession session, AuthorizationRequest request, DateTimeOffset now) =>
        !request.Prompt.Has("login")
        && (request.LoginHint is not { } hint || hint.Equals(session.Persona.Email, StringComparison.OrdinalIgnoreCase))
        && (request.MaxAge is not { } age || now - session.StartedAt <= age)
        && request.Accepts(AcrFor(request, session));

    internal override DateTimeOffset AuthenticatedAt(BrokerSession session, DateTimeOffset now) => session.StartedAt;

    internal override string AcrOf(Persona persona) => Levels.Contains(persona.Acr, StringComparer.Ordinal) ? persona.Acr : OldLevel;

    /// <summary>Who has a second factor is not asked for it when less will do.</summary>
    internal override string AcrFor(AuthorizationRequest request, BrokerSession session)
    {
        if (request.AcrValues.Contains(OldLevel, StringComparer.Ordinal))
            return OldLevel;

        var isMore = session.Acr.EndsWith(SecondFactor, StringComparison.Ordinal) && !request.Accepts(session.Acr);
        return isMore ? session.Acr[..^SecondFactor.Length] : session.Acr;
    }

    internal override string FirstPage(Interaction interaction, PersonaDirectory people) => InteractionPaths.Account(interaction);

    internal override string? NextPage(Interaction interaction, BrokerSession session)
    {
        if (interaction.Request.Prompt.Has(UpdateUserInfo) && !interaction.HasReviewedInformation)
            return InteractionPaths.Information(interaction);

        return Is2022 || OrganizationChoice.IsMade(interaction, session, interaction.Request.Prompt.Has(SelectOrganization))
            ? null
            : InteractionPaths.Organization(interaction);
    }

    internal override JsonNode? FindClaim(BrokerSession session, string name) =>
        Is2022 ? IdentiteClaims.Find2022(session, name) : IdentiteClaims.Find(session, name);

    internal override void MapPages(Broker broker, IDictionary<(string Method, string Path), RequestDelegate> routes)
    {
        var pages = new IdentitePages(broker);
        routes[(HttpMethods.Get, InteractionPaths.AccountPattern)] = pages.ShowAccountsAsync;
        routes[(HttpMethods.Post, InteractionPaths.AccountPattern)] = pages.SignInAsync;
        routes[(HttpMethods.Get, InteractionPaths.OrganizationPattern)] = pages.ShowOrganizationsAsync;
        routes[(HttpMethods.Post, InteractionPaths.OrganizationPattern)] = pages.SelectOrganizationAsync;
        routes[(HttpMethods.Get, InteractionPaths.InformationPattern)] = pages.ShowInformationAsync;
        routes[(HttpMethods.Post, InteractionPaths.InformationPattern)] = pages.UpdateInformationAsync;
    }
}
