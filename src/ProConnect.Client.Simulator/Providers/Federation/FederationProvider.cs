using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Claims;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Pages;
using ProConnect.Client.Simulator.People;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Providers.Federation;

/// <summary>The ProConnect federation: a broker between applications and identity providers.</summary>
internal sealed partial class FederationProvider : SimulatedProvider
{
    private static readonly string[] Required = ["client_id", "redirect_uri", "scope", "state"];

    public override string Name => "ProConnect";

    public override IReadOnlyList<Persona> Personas => Simulator.Personas.All;

    internal override string Brand => "ProConnect";

    internal override string IssuerPath => "/api/v2";

    internal override string CookiePrefix => "pc";

    internal override EndpointPaths Paths { get; } = new()
    {
        Authorization = "/authorize",
        Token = "/token",
        UserInfo = "/userinfo",
        Jwks = "/jwks",
        Introspection = "/token/introspection",
        Revocation = "/token/revocation",
        EndSession = "/session/end",
        SignedOut = "/session/end/success",
        LogoutCallback = "/client/logout-callback",
    };

    internal override ProviderLifetimes Lifetimes { get; } = new(Code: TimeSpan.FromSeconds(60), Session: TimeSpan.FromHours(12));

    internal override ScopeCatalog Scopes => FederationScopes.Catalog;

    internal override IReadOnlyList<string> Parameters { get; } =
    [
        "client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "claims", "acr_values", "prompt", "login_hint",
        "siret_hint", "idp_hint", "code_challenge", "code_challenge_method", "response_mode", "max_age",
    ];

    /// <summary>Only <c>none</c> changes anything: with the others, a session is reused all the same.</summary>
    internal override IReadOnlyList<string> Prompts { get; } = ["none", "login", "consent"];

    internal override IReadOnlyList<string> SigningAlgorithms => FederationMetadata.SigningAlgorithms;

    internal override int MinSecretLength => 32;

    internal override bool AcceptsBasicAuthentication => true;

    internal override bool IssuesRefreshTokens => true;

    internal override bool HasErrorCodes => true;

    internal override string UnmetAcrDescription => "requested ACRs could not be satisfied";

    internal override bool HasPageForUnmetAcr => false;

    internal override bool HasMinimalIdTokens => false;

    internal override string TokenType => "JWT";

    internal override JsonObject Describe(string issuer) => FederationMetadata.For(issuer);

    internal override void Check(AuthorizationParameters parameters)
    {
        foreach (var name in Required)
            Require(parameters[name] is not null, name, "should not be empty");

        Require(parameters.Received("response_type") is not null, "response_type", "must be a string");
        Require(WebUri().IsMatch(parameters["redirect_uri"]!), "redirect_uri", "must match /^https?:\\/\\/[^/].+$/ regular expression");
        Require(parameters.Received("nonce") is not { } nonce || Nonce().IsMatch(nonce), "nonce", "must be 1 to 512 ASCII characters");
        Require(parameters["login_hint"] is not { } email || EmailAddress.IsValid(email), "login_hint", "must be an email");
        Require(parameters["siret_hint"] is null or { Length: 14 }, "siret_hint", "must be exactly 14 characters");
    }

    internal override bool IsReusable(BrokerSession session, AuthorizationRequest request, DateTimeOffset now) =>
        IsSameOrAbsent(request.IdpHint, session.Persona.IdpId, StringComparison.Ordinal)
        && IsSameOrAbsent(request.LoginHint, session.Persona.Email, StringComparison.OrdinalIgnoreCase)
        && (request.RequiredAcrs is null || (request.Accepts(session.Acr) && !FederationAcr.NeedsFreshAuthentication(session.Acr)));

    internal override DateTimeOffset AuthenticatedAt(BrokerSession session, DateTimeOffset now) => now;

    internal override string AcrOf(Persona persona) => FederationAcr.Normalize(persona.Acr);

    internal override string FirstPage(Interaction interaction, PersonaDirectory people)
    {
        if (interaction.Request.IdpHint is { } hint)
        {
            interaction.IdpId = hint;
            return InteractionPaths.IdentityProvider(interaction);
        }

        return interaction.Email is { } email
            ? IdentityProviderRouting.Apply(interaction, people.Route(email))
            : InteractionPaths.Email(interaction);
    }

    internal override JsonNode? FindClaim(BrokerSession session, string name) => FederationClaims.Find(session.Persona, name);

    internal override void MapPages(Broker broker, IDictionary<(string Method, string Path), RequestDelegate> routes)
    {
        var pages = new FederationPages(broker);
        routes[(HttpMethods.Get, InteractionPaths.EmailPattern)] = pages.ShowEmailAsync;
        routes[(HttpMethods.Post, InteractionPaths.EmailPattern)] = pages.RouteAsync;
        routes[(HttpMethods.Get, InteractionPaths.SelectionPattern)] = pages.ShowSelectionAsync;
        routes[(HttpMethods.Post, InteractionPaths.SelectionPattern)] = pages.SelectAsync;
        routes[(HttpMethods.Get, InteractionPaths.IdentityProviderPattern)] = pages.ShowPersonasAsync;
        routes[(HttpMethods.Post, InteractionPaths.IdentityProviderPattern)] = pages.SignInAsync;
    }

    private static bool IsSameOrAbsent(string? hint, string value, StringComparison comparison) => hint is null || hint.Equals(value, comparison);

    private static void Require(bool condition, string name, string problem)
    {
        if (!condition)
            throw ErrorPageException.Malformed($"{name} {problem}");
    }

    [GeneratedRegex(@"\Ahttps?://[^/].+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebUri();

    [GeneratedRegex(@"\A[\x00-\x7F]{1,512}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonce();
}
