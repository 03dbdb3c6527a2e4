using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>Sends the user back to the application with an answer.</summary>
internal sealed class AuthorizationResponder(Broker broker)
{
    public async Task RedirectAsync(HttpContext context, ResponseTarget target, Dictionary<string, string?> parameters)
    {
        parameters["state"] = target.State;
        parameters["iss"] = broker.Issuer;
        broker.Faults.AuthorizationResponse?.Invoke(parameters);

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.Location = target.InFragment
            ? $"{target.RedirectUri}#{QueryHelpers.AddQueryString("", parameters).TrimStart('?')}"
            : QueryHelpers.AddQueryString(target.RedirectUri, parameters);
        await context.Response.CompleteAsync();
    }
}
