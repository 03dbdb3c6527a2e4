using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client;
using ProConnect.Client.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps sign-in and sign-out.</summary>
public static class RelyingPartyEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>GET /proconnect/login?returnUrl=</c> and <c>POST /proconnect/logout</c> (with an antiforgery token). The callbacks
    /// and the error page need no mapping.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="scheme">The scheme, if it was added under a name of its own.</param>
    /// <returns>A builder for conventions on these endpoints.</returns>
    /// <exception cref="InvalidOperationException">The scheme was not added.</exception>
    public static IEndpointConventionBuilder MapProConnect(this IEndpointRouteBuilder endpoints, string scheme = ProConnectDefaults.Name) =>
        endpoints.MapRelyingParty(scheme);

    /// <summary>
    /// Maps <c>GET /moncomptepro/login?returnUrl=</c> and <c>POST /moncomptepro/logout</c> (with an antiforgery token). The callbacks
    /// and the error page need no mapping.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="scheme">The scheme, if it was added under a name of its own.</param>
    /// <returns>A builder for conventions on these endpoints.</returns>
    /// <exception cref="InvalidOperationException">The scheme was not added.</exception>
    public static IEndpointConventionBuilder MapMonComptePro(this IEndpointRouteBuilder endpoints, string scheme = MonCompteProDefaults.Name) =>
        endpoints.MapRelyingParty(scheme);

    /// <summary>Maps <c>GET {prefix}/login?returnUrl=</c> and <c>POST {prefix}/logout</c> (with an antiforgery token) of a scheme.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="scheme">The scheme's name.</param>
    /// <returns>A builder for conventions on these endpoints.</returns>
    /// <exception cref="InvalidOperationException">The scheme was not added.</exception>
    public static IEndpointConventionBuilder MapRelyingParty(this IEndpointRouteBuilder endpoints, string scheme)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        var added = endpoints.ServiceProvider.GetService<RelyingPartySchemes>()?.Find(scheme)
            ?? throw new InvalidOperationException($"The scheme '{scheme}' was not added. Write builder.Services.AddAuthentication(…).AddCookie().AddProConnect(…) or the like before mapping it.");

        added.IsMapped = true;
        var options = endpoints.ServiceProvider.GetRequiredService<IOptionsMonitor<RelyingPartyAuthenticationOptions>>().Get(scheme);
        var group = endpoints.MapGroup(options.PathPrefix.Value!).AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/login", context => RelyingPartyEndpoints.LoginAsync(context, scheme));
        group.MapPost("/logout", context => RelyingPartyEndpoints.LogoutAsync(context, scheme, options, context.RequestServices.GetRequiredService<IAntiforgery>()));
        group.MapGet("/button.css", ButtonStylesheet.Get);
        return group;
    }
}
