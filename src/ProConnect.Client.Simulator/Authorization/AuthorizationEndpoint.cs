using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>The authorization endpoint: answers from the session when it may, otherwise shows the way to the pages.</summary>
internal sealed class AuthorizationEndpoint(Broker broker)
{
    private readonly AuthorizationRequestValidator _validator = new(broker);
    private readonly SignIn _signIn = new(broker);

    public async Task HandleAsync(HttpContext context)
    {
        var request = _validator.Validate(await AuthorizationParameters.ReadAsync(context, broker.Provider));
        var session = broker.Sessions.Current(context);
        var isReusable = session is not null && broker.Provider.IsReusable(session, request, broker.Time.GetUtcNow());
        if (request.IsSilent && !isReusable)
            throw new AuthorizationErrorException(request.Target, "login_required", "End-User authentication is required");

        var interaction = broker.Interactions.Begin(context, request);
        if (isReusable)
        {
            await _signIn.CompleteAsync(context, interaction, session!);
            return;
        }

        if (session is not null)
            broker.Sessions.End(context, session);

        if (FindScriptedPersona(request) is { } persona)
            await _signIn.SignInAsync(context, interaction, persona);
        else
            context.Response.SeeOther(broker.Provider.FirstPage(interaction, broker.People));
    }

    private Persona? FindScriptedPersona(AuthorizationRequest request)
    {
        var persona = broker.ScriptedSignIn ? broker.People.Find(request.LoginHint) : null;
        var isElsewhere = request.IdpHint is { } hint && !string.Equals(persona?.IdpId, hint, StringComparison.Ordinal);
        return isElsewhere ? null : persona;
    }
}
