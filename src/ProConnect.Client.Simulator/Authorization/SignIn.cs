using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;
using ProConnect.Client.Simulator.Sessions;
using ProConnect.Client.Simulator.Tokens;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>What happens once it is known who is there.</summary>
internal sealed class SignIn(Broker broker)
{
    private readonly AuthorizationResponder _responder = new(broker);

    /// <summary>Opens a session for a persona and goes on.</summary>
    public async Task SignInAsync(HttpContext context, Interaction interaction, Persona persona)
    {
        var acr = broker.Provider.AcrOf(persona);
        var amr = persona.Amr;
        if (broker.EmailCodeFallback && EmailCode.TryLift(acr, amr, interaction.Request) is { } lifted)
        {
            acr = lifted;
            amr = [.. amr, EmailCode.Amr];
        }

        await CompleteAsync(context, interaction, broker.Sessions.Start(context, persona, acr, amr));
    }

    /// <summary>Answers the application for the person of a session, unless she must see a page first.</summary>
    public async Task CompleteAsync(HttpContext context, Interaction interaction, BrokerSession session)
    {
        var request = interaction.Request;
        RequirePublicAgent(interaction, session.Persona);
        var acr = broker.Provider.AcrFor(request, session);
        if (broker.Faults.Acr is null && !request.Accepts(acr))
            throw UnmetAcr(interaction);

        if (broker.Provider.NextPage(interaction, session) is { } page)
        {
            context.Response.SeeOther(request.IsSilent
                ? throw new AuthorizationErrorException(request.Target, "interaction_required", "interaction is required from the end-user")
                : page);
            return;
        }

        broker.Interactions.End(interaction);
        var grant = new Grant(request, session, acr, broker.Provider.AuthenticatedAt(session, broker.Time.GetUtcNow()));
        session.Add(request.Client, grant.SessionId);
        var code = broker.Tokens.IssueCode(grant);
        await _responder.RedirectAsync(context, request.Target, new(StringComparer.Ordinal) { ["code"] = code.Value });
    }

    private Exception UnmetAcr(Interaction interaction)
    {
        var description = broker.Provider.UnmetAcrDescription;
        if (broker.Provider.HasPageForUnmetAcr)
            return Explain(interaction, "oidc-provider-rendered-error:access_denied", ("access_denied", description), description);

        broker.Interactions.End(interaction);
        return new AuthorizationErrorException(interaction.Request.Target, "access_denied", description);
    }

    private static void RequirePublicAgent(Interaction interaction, Persona persona)
    {
        if (!interaction.Request.Client.PublicAgentsOnly || persona.Roles.Contains("agent_public", StringComparer.Ordinal))
            return;

        throw Explain(
            interaction,
            "Y500015",
            ("access_denied", "authentication aborted due to invalid identity"),
            $"ce service est réservé aux agents publics ; rôles : {string.Join(", ", persona.Roles.DefaultIfEmpty("aucun"))} ; "
                + $"organisation : {persona.OrganizationLabel} ; SIRET : {persona.Siret}");
    }

    private static ErrorPageException Explain(Interaction interaction, string code, (string Error, string Description) outcome, string text)
    {
        interaction.Outcome = outcome;
        return new ErrorPageException(StatusCodes.Status400BadRequest, code, text, InteractionPaths.Error(interaction)) { Error = outcome.Error };
    }
}
