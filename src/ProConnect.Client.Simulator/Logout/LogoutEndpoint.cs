using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;
using ProConnect.Client.Simulator.Pages;
using ProConnect.Client.Simulator.Providers;

namespace ProConnect.Client.Simulator.Logout;

/// <summary>
/// RP-initiated logout: out of the provider, then out of the identity provider if there is one behind, then back to the application
/// if it registered where to.
/// </summary>
internal sealed class LogoutEndpoint(Broker broker)
{
    private readonly EndpointPaths _paths = broker.Provider.Paths;

    public async Task HandleAsync(HttpContext context)
    {
        var parameters = await ReadAsync(context.Request);
        var session = broker.Sessions.Current(context);
        if (session is not null)
        {
            broker.Sessions.End(context, session);
            await broker.LogoutTokens.SendAsync(session, context.RequestAborted);
        }

        if (session is not null && !parameters.IsFromIdentityProvider && _paths.LogoutCallback is { } callback)
            context.Response.SeeOther($"{Root}{callback}{context.Request.QueryString}");
        else
            context.Response.SeeOther(FindDestination(parameters));

        await context.Response.CompleteAsync();
    }

    /// <summary>The identity provider has nothing to end here: it sends the user straight back.</summary>
    public Task ReturnFromIdentityProviderAsync(HttpContext context)
    {
        context.Response.SeeOther(QueryHelpers.AddQueryString($"{Root}{_paths.EndSession}{context.Request.QueryString}", "from_idp", "true"));
        return Task.CompletedTask;
    }

    public Task ShowSignedOutAsync(HttpContext context) =>
        HtmlPage.WriteAsync(context, StatusCodes.Status200OK, SignedOutPage.Render(broker.Provider));

    private string Root => broker.Provider.IssuerPath;

    private static async Task<LogoutParameters> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
            return new LogoutParameters(name => request.Query[name]);

        var form = await Hosting.FormReader.ReadAsync(request.HttpContext);
        return new LogoutParameters(name => form[name]);
    }

    private string FindDestination(LogoutParameters parameters)
    {
        var client = FindClient(parameters);
        if (client is null || parameters.PostLogoutRedirectUri is not { } uri)
            return $"{Root}{_paths.SignedOut}";

        if (!client.PostLogoutRedirectUris.Contains(uri, StringComparer.Ordinal))
            throw ErrorPageException.Rendered("invalid_request", "post_logout_redirect_uri not registered");

        return parameters.State is { } state ? QueryHelpers.AddQueryString(uri, "state", state) : uri;
    }

    private SimulatedClient? FindClient(LogoutParameters parameters)
    {
        if (parameters.IdTokenHint is { } hint)
            return FindClient(hint, parameters.ClientId);

        if (parameters.ClientId is not { } clientId)
            return null;

        return broker.Clients.Find(clientId) ?? throw ErrorPageException.Rendered("invalid_client", "client is invalid");
    }

    private SimulatedClient FindClient(string jwt, string? clientId)
    {
        var hint = ReadHint(jwt);
        if (clientId is not null && !string.Equals(clientId, hint.Audience, StringComparison.Ordinal))
            throw ErrorPageException.Rendered("invalid_request", "client_id does not match the provided id_token_hint");

        var client = broker.Clients.Find(hint.Audience) ?? throw ErrorPageException.Rendered("invalid_client", "unrecognized id_token_hint audience");
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

    private static ErrorPageException InvalidHint() => ErrorPageException.Rendered("invalid_request", "could not validate id_token_hint");
}
