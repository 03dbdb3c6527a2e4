using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>The ways out of an interaction without having signed in.</summary>
internal sealed class InteractionEnd(Broker broker)
{
    /// <summary>The user gives up.</summary>
    public Task CancelAsync(HttpContext context)
    {
        broker.Interactions.Find(context).Outcome = ("access_denied", "user authentication aborted");
        return ReturnErrorAsync(context);
    }

    /// <summary>Back to the service from an error page.</summary>
    public Task ReturnErrorAsync(HttpContext context)
    {
        var interaction = broker.Interactions.Find(context);
        broker.Interactions.End(interaction);
        var (error, description) = interaction.Outcome;
        throw new AuthorizationErrorException(interaction.Request.Target, error, description);
    }
}
