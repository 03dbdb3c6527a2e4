using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Claims;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Sessions;
using ProConnect.Client.Simulator.Tokens;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>What happens once it is known who is there.</summary>
internal sealed class SignIn(Broker broker)
{
    private readonly AuthorizationResponder _responder = new(broker);

    /// <summary>Opens a session for a persona and answers the application.</summary>
    public async Task SignInAsync(HttpContext context, Interaction interaction, Persona persona)
    {
        var acr = AcrValues.Normalize(persona.Acr);
        var amr = persona.Amr;
        if (broker.EmailCodeFallback && EmailCode.TryLift(acr, amr, interaction.Request) is { } lifted)
        {
            acr = lifted;
            amr = [.. amr, EmailCode.Amr];
        }

        await CompleteAsync(context, interaction, broker.Sessions.Start(context, persona, acr, amr));
    }

    /// <summary>Answers the application for the person of a session.</summary>
    public async Task CompleteAsync(HttpContext context, Interaction interaction, BrokerSession session)
    {
        var request = interaction.Request;
        RequirePublicAgent(interaction, session.Persona);
        broker.Interactions.End(interaction);
        if (broker.Faults.Acr is null && !request.Accepts(session.Acr))
            throw new AuthorizationErrorException(request.Target, "access_denied", "requested ACRs could not be satisfied");

        var grant = new Grant(request, session, broker.Time.GetUtcNow());
        session.Add(request.Client, grant.SessionId);
        var code = broker.Tokens.IssueCode(grant);
        await _responder.RedirectAsync(context, request.Target, new(StringComparer.Ordinal) { ["code"] = code.Value });
    }

    private static void RequirePublicAgent(Interaction interaction, Persona persona)
    {
        if (!interaction.Request.Client.PublicAgentsOnly || persona.Roles.Contains("agent_public", StringComparer.Ordinal))
            return;

        interaction.Outcome = ("access_denied", "authentication aborted due to invalid identity");
        throw new ErrorPageException(
            StatusCodes.Status400BadRequest,
            "Y500015",
            $"ce service est réservé aux agents publics ; rôles : {string.Join(", ", persona.Roles.DefaultIfEmpty("aucun"))} ; "
                + $"organisation : {persona.OrganizationLabel} ; SIRET : {persona.Siret}",
            InteractionPaths.Error(interaction));
    }
}
