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
        var interaction = new InteractionEndpoint(broker);
        var token = new TokenEndpoint(broker, clients);
        var userInfo = new UserInfoEndpoint(broker);
        var logout = new LogoutEndpoint(broker);

        _routes = new Dictionary<(string Method, string Path), RequestDelegate>
        {
            [(HttpMethods.Get, "/.well-known/openid-configuration")] = new DiscoveryEndpoint(broker).HandleAsync,
            [(HttpMethods.Get, "/jwks")] = new JwksEndpoint(broker).HandleAsync,
            [(HttpMethods.Get, "/authorize")] = authorization.HandleAsync,
            [(HttpMethods.Post, "/authorize")] = authorization.HandleAsync,
            [(HttpMethods.Get, InteractionPaths.EmailPattern)] = interaction.ShowEmailAsync,
            [(HttpMethods.Post, InteractionPaths.EmailPattern)] = interaction.RouteAsync,
            [(HttpMethods.Get, InteractionPaths.SelectionPattern)] = interaction.ShowSelectionAsync,
            [(HttpMethods.Post, InteractionPaths.SelectionPattern)] = interaction.SelectAsync,
            [(HttpMethods.Get, InteractionPaths.IdentityProviderPattern)] = interaction.ShowPersonasAsync,
            [(HttpMethods.Post, InteractionPaths.IdentityProviderPattern)] = interaction.SignInAsync,
            [(HttpMethods.Get, InteractionPaths.CancelPattern)] = interaction.CancelAsync,
            [(HttpMethods.Get, InteractionPaths.ErrorPattern)] = interaction.ReturnErrorAsync,
            [(HttpMethods.Post, "/token")] = token.HandleAsync,
            [(HttpMethods.Get, "/userinfo")] = userInfo.HandleAsync,
            [(HttpMethods.Post, "/userinfo")] = userInfo.HandleAsync,
            [(HttpMethods.Post, "/token/introspection")] = new IntrospectionEndpoint(broker, clients).HandleAsync,
            [(HttpMethods.Post, "/token/revocation")] = new RevocationEndpoint(broker, clients).HandleAsync,
            [(HttpMethods.Get, "/session/end")] = logout.HandleAsync,
            [(HttpMethods.Get, "/client/logout-callback")] = LogoutEndpoint.ReturnFromIdentityProviderAsync,
            [(HttpMethods.Get, "/session/end/success")] = LogoutEndpoint.ShowSignedOutAsync,
            [(HttpMethods.Get, Stylesheet.Path)] = Stylesheet.HandleAsync,
        };
    }

    public RequestDelegate Find(HttpRequest request, string path) =>
        _routes.GetValueOrDefault((request.Method, InteractionPaths.ToPattern(path)))
        ?? throw new ErrorPageException(StatusCodes.Status404NotFound, "Y000404", "page introuvable");
}
