using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;
using ProConnect.Client.Simulator.Pages;

namespace ProConnect.Client.Simulator.Logout;

/// <summary>
/// RP-initiated logout: out of ProConnect, then out of the identity provider, then back to the application if it registered
/// where to. GET only.
/// </summary>
internal sealed class LogoutEndpoint(Broker broker)
{
    private const string CallbackPath = $"{Broker.PathPrefix}/client/logout-callback";
    private const string EndPath = $"{Broker.PathPrefix}/session/end";
    private const string SuccessPath = $"{EndPath}/success";

    public async Task HandleAsync(HttpContext context)
    {
        var parameters = new LogoutParameters(context.Request.Query);
        var session = broker.Sessions.Current(context);
        if (session is not null)
        {
            broker.Sessions.End(context, session);
            await broker.LogoutTokens.SendAsync(session, context.RequestAborted);
        }

        if (session is not null && !parameters.IsFromIdentityProvider)
            context.Response.SeeOther($"{CallbackPath}{context.Request.QueryString}");
        else
            context.Response.SeeOther(FindDestination(parameters));

        await context.Response.CompleteAsync();
    }

    /// <summary>The identity provider has nothing to end here: it sends the user straight back.</summary>
    public static Task ReturnFromIdentityProviderAsync(HttpContext context)
    {
        context.Response.SeeOther(QueryHelpers.AddQueryString($"{EndPath}{context.Request.QueryString}", "from_idp", "true"));
        return Task.CompletedTask;
    }

    public static Task ShowSignedOutAsync(HttpContext context) =>
        HtmlPage.WriteAsync(context, StatusCodes.Status200OK, SignedOutPage.Render());

    private string FindDestination(LogoutParameters parameters)
    {
        var client = FindClient(parameters);
        if (client is null || parameters.PostLogoutRedirectUri is not { } uri)
            return SuccessPath;

        if (!client.PostLogoutRedirectUris.Contains(uri, StringComparer.Ordinal))
            throw Refusal("invalid_request", "post_logout_redirect_uri not registered");

        return parameters.State is { } state ? QueryHelpers.AddQueryString(uri, "state", state) : uri;
    }

    private SimulatedClient? FindClient(LogoutParameters parameters)
    {
        if (parameters.IdTokenHint is { } hint)
            return FindClient(hint, parameters.ClientId);

        if (parameters.ClientId is not { } clientId)
            return null;

        return broker.Clients.Find(clientId) ?? throw Refusal("invalid_client", "client is invalid");
    }

    private SimulatedClient FindClient(string jwt, string? clientId)
    {
        var hint = ReadHint(jwt);
        if (clientId is not null && !string.Equals(clientId, hint.Audience, StringComparison.Ordinal))
            throw Refusal("invalid_request", "client_id does not match the provided id_token_hint");

        var client = broker.Clients.Find(hint.Audience) ?? throw Refusal("invalid_client", "unrecognized id_token_hint audience");
        return hint.IsIssuedTo(client, broker) ? client : throw InvalidHint();
    }

    private static IdTokenHint ReadHint(string jwt)
    {
        try
        {
            return new IdTokenHint(jwt);
        }
        catch (FormatException)
        {
            throw InvalidHint();
        }
    }

    private static ErrorPageException InvalidHint() => Refusal("invalid_request", "could not validate id_token_hint");

    private static ErrorPageException Refusal(string error, string description) =>
        new(StatusCodes.Status400BadRequest, $"oidc-provider-rendered-error:{error}", description);
}
