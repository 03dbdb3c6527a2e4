using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Discovery;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Introspection;
using ProConnect.Client.Simulator.Logout;
using ProConnect.Client.Simulator.Pages;
using ProConnect.Client.Simulator.Tokens;
using ProConnect.Client.Simulator.UserInfo;

namespace ProConnect.Client.Simulator.Hosting;

/// <summary>The endpoints, by method and path relative to the issuer. Whatever else is asked for does not exist.</summary>
internal sealed class Router
{
    private readonly Dictionary<(string Method, string Path), RequestDelegate> _routes;

    public Router(Broker broker)
    {
        var clients = new ClientAuthenticator(broker);
        var authorization = new AuthorizationEndpoint(broker);
        var end = new InteractionEnd(broker);
        var token = new TokenEndpoint(broker, clients);
        var userInfo = new UserInfoEndpoint(broker);
        var logout = new LogoutEndpoint(broker);
        var paths = broker.Provider.Paths;

        _routes = new Dictionary<(string Method, string Path), RequestDelegate>
        {
            [(HttpMethods.Get, "/.well-known/openid-configuration")] = new DiscoveryEndpoint(broker).HandleAsync,
            [(HttpMethods.Get, paths.Jwks)] = new JwksEndpoint(broker).HandleAsync,
            [(HttpMethods.Get, paths.Authorization)] = authorization.HandleAsync,
            [(HttpMethods.Post, paths.Authorization)] = authorization.HandleAsync,
            [(HttpMethods.Get, InteractionPaths.CancelPattern)] = end.CancelAsync,
            [(HttpMethods.Get, InteractionPaths.ErrorPattern)] = end.ReturnErrorAsync,
            [(HttpMethods.Post, paths.Token)] = token.HandleAsync,
            [(HttpMethods.Get, paths.UserInfo)] = userInfo.HandleAsync,
            [(HttpMethods.Post, paths.UserInfo)] = userInfo.HandleAsync,
            [(HttpMethods.Post, paths.Introspection)] = new IntrospectionEndpoint(broker, clients).HandleAsync,
            [(HttpMethods.Get, paths.EndSession)] = logout.HandleAsync,
            [(HttpMethods.Get, paths.SignedOut)] = logout.ShowSignedOutAsync,
            [(HttpMethods.Get, Stylesheet.Path)] = Stylesheet.HandleAsync,
        };
        if (paths.Revocation is { } revocation)
            _routes[(HttpMethods.Post, revocation)] = new RevocationEndpoint(broker, clients).HandleAsync;
        if (paths.LogoutCallback is { } callback)
            _routes[(HttpMethods.Get, callback)] = logout.ReturnFromIdentityProviderAsync;
        if (paths.AcceptsEndSessionByPost)
            _routes[(HttpMethods.Post, paths.EndSession)] = logout.HandleAsync;

        broker.Provider.MapPages(broker, _routes);
    }

    public RequestDelegate Find(HttpRequest request, string path) =>
        _routes.GetValueOrDefault((request.Method, InteractionPaths.ToPattern(path)))
        ?? throw new ErrorPageException(StatusCodes.Status404NotFound, "Y000404", "page introuvable");
}
