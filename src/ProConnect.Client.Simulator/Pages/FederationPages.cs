using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>The pages of the federation between an authorization request and its answer: e-mail address, identity provider, persona.</summary>
internal sealed class FederationPages(Broker broker)
{
    private readonly SignIn _signIn = new(broker);

    public Task ShowEmailAsync(HttpContext context) =>
        HtmlPage.WriteAsync(context, StatusCodes.Status200OK, EmailPage.Render(broker.Interactions.Find(context), broker.People.All));

    public async Task RouteAsync(HttpContext context)
    {
        var interaction = broker.Interactions.Find(context);
        var email = (await FormReader.ReadAsync(context))["email"].ToString().Trim();
        if (!EmailAddress.IsValid(email))
        {
            var page = EmailPage.Render(interaction, broker.People.All, email, "Cette adresse e-mail n’est pas valide.");
            await HtmlPage.WriteAsync(context, StatusCodes.Status400BadRequest, page);
            return;
        }

        interaction.Email = email;
        context.Response.SeeOther(IdentityProviderRouting.Apply(interaction, broker.People.Route(email)));
    }

    public async Task ShowSelectionAsync(HttpContext context)
    {
        var interaction = broker.Interactions.Find(context);
        if (interaction.Email is not { } email)
            context.Response.SeeOther(InteractionPaths.Email(interaction));
        else
            await HtmlPage.WriteAsync(context, StatusCodes.Status200OK, SelectionPage.Render(interaction, broker.People.Route(email)));
    }

    public async Task SelectAsync(HttpContext context)
    {
        var interaction = broker.Interactions.Find(context);
        var idpId = (await FormReader.ReadAsync(context))["idp_id"].ToString();
        if (broker.People.FindProvider(idpId) is not null)
            interaction.IdpId = idpId;

        context.Response.SeeOther(InteractionPaths.IdentityProvider(interaction));
    }

    public async Task ShowPersonasAsync(HttpContext context)
    {
        var interaction = broker.Interactions.Find(context);
        if (interaction.IdpId is not { } idpId || broker.People.FindProvider(idpId) is not { } provider)
            context.Response.SeeOther(InteractionPaths.Email(interaction));
        else
            await HtmlPage.WriteAsync(context, StatusCodes.Status200OK, PersonaPage.Render(interaction, provider, broker.People.All));
    }

    public async Task SignInAsync(HttpContext context)
    {
        var interaction = broker.Interactions.Find(context);
        var email = (await FormReader.ReadAsync(context))["persona"].ToString();
        if (broker.People.Find(email) is { } persona)
            await _signIn.SignInAsync(context, interaction, persona);
        else
            context.Response.SeeOther(InteractionPaths.IdentityProvider(interaction));
    }
}
