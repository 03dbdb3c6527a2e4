using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Claims;
using ProConnect.Client.Simulator.People;
using ProConnect.Client.Simulator.Providers;
using ProConnect.Client.Simulator.Providers.Federation;
using ProConnect.Client.Simulator.Providers.Identite;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator;

/// <summary>
/// A provider the simulator can be: what it says of itself, and the few decisions in which it differs from the others. The
/// protocol is the same for all.
/// </summary>
public abstract class SimulatedProvider
{
    private protected SimulatedProvider()
    {
    }

    /// <summary>The ProConnect federation, once AgentConnect. Its issuer ends in <c>/api/v2</c>.</summary>
    public static SimulatedProvider ProConnect { get; } = new FederationProvider();

    /// <summary>MonComptePro as it is today, under the name of ProConnect Identité. Its issuer has no path.</summary>
    public static SimulatedProvider MonComptePro { get; } = new IdentiteProvider();

    /// <summary>
    /// MonComptePro as it was described in December 2022: <c>organizations</c> is an array in which <c>is_external</c> is text, and
    /// the <c>sub</c> of userinfo is a number.
    /// </summary>
    public static SimulatedProvider MonComptePro2022 { get; } = new IdentiteProvider { Is2022 = true };

    /// <summary>The key by which its simulator is injected: <c>ProConnect</c> or <c>MonComptePro</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Who can sign in, unless the options say otherwise.</summary>
    public abstract IReadOnlyList<Persona> Personas { get; }

    /// <summary>What its pages call it.</summary>
    internal abstract string Brand { get; }

    /// <summary>What its issuer has after the port.</summary>
    internal abstract string IssuerPath { get; }

    internal abstract string CookiePrefix { get; }

    internal abstract EndpointPaths Paths { get; }

    internal abstract ProviderLifetimes Lifetimes { get; }

    internal abstract ScopeCatalog Scopes { get; }

    /// <summary>The authorization parameters it reads; the others it ignores.</summary>
    internal abstract IReadOnlyList<string> Parameters { get; }

    internal abstract IReadOnlyList<string> Prompts { get; }

    /// <summary>With what a client may have its tokens signed.</summary>
    internal abstract IReadOnlyList<string> SigningAlgorithms { get; }

    internal abstract int MinSecretLength { get; }

    internal abstract bool AcceptsBasicAuthentication { get; }

    internal abstract bool IssuesRefreshTokens { get; }

    /// <summary>Whether its pages give codes such as Y000400; without, they give the error's OAuth name.</summary>
    internal abstract bool HasErrorCodes { get; }

    /// <summary>How it tells the application that no level asked for was reached.</summary>
    internal abstract string UnmetAcrDescription { get; }

    /// <summary>Whether the user reads first that no level asked for was reached.</summary>
    internal abstract bool HasPageForUnmetAcr { get; }

    /// <summary>Whether ID tokens say no more than they must: no <c>at_hash</c>, and <c>auth_time</c> only when it was asked for.</summary>
    internal abstract bool HasMinimalIdTokens { get; }

    /// <summary>The <c>typ</c> of its JWTs, when they have one.</summary>
    internal abstract string? TokenType { get; }

    /// <summary>Its discovery document (OIDC Discovery §3).</summary>
    internal abstract JsonObject Describe(string issuer);

    /// <summary>Checks parameters before anything is known of the client.</summary>
    internal virtual void Check(AuthorizationParameters parameters)
    {
    }

    /// <summary>Whether a session answers a request without asking the user who she is.</summary>
    internal abstract bool IsReusable(BrokerSession session, AuthorizationRequest request, DateTimeOffset now);

    /// <summary>When the user of a session authenticated, as far as this provider tells.</summary>
    internal abstract DateTimeOffset AuthenticatedAt(BrokerSession session, DateTimeOffset now);

    /// <summary>The level a persona signs in with.</summary>
    internal abstract string AcrOf(Persona persona);

    /// <summary>The level it answers a request with.</summary>
    internal virtual string AcrFor(AuthorizationRequest request, BrokerSession session) => session.Acr;

    /// <summary>Where somebody begins who has no session.</summary>
    internal abstract string FirstPage(Interaction interaction, PersonaDirectory people);

    /// <summary>What the user of a session must see before the application is answered, if anything.</summary>
    internal virtual string? NextPage(Interaction interaction, BrokerSession session) => null;

    /// <summary>What it says of the user of a session; what is not known is left out.</summary>
    internal abstract JsonNode? FindClaim(BrokerSession session, string name);

    /// <summary>Its pages, by method and path.</summary>
    internal abstract void MapPages(Broker broker, IDictionary<(string Method, string Path), RequestDelegate> routes);

    internal JsonObject SelectClaims(BrokerSession session, IEnumerable<string> names)
    {
        var claims = new JsonObject();
        foreach (var name in names)
        {
            if (FindClaim(session, name) is { } value)
                claims[name] = value;
        }

        return claims;
    }
}
