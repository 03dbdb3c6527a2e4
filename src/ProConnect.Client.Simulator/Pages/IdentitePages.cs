using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Hosting;
using ProConnect.Client.Simulator.Providers.Identite;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>The pages of ProConnect Identité between an authorization request and its answer: account, personal information, organisation.</summary>
internal sealed class IdentitePages(Broker broker)
{
    private const int LongestText = 200;

    private readonly SignIn _signIn = new(broker);

    public Task ShowAccountsAsync(HttpContext context) =>
        HtmlPage.WriteAsync(context, StatusCodes.Status200OK, AccountPage.Render(broker.Interactions.Find(context), broker.People.All));

    public async Task SignInAsync(HttpContext context)
    {
        var interaction = broker.Interactions.Find(context);
        var email = (await FormReader.ReadAsync(context))["persona"].ToString();
        if (broker.People.Find(email) is { } persona)
            await _signIn.SignInAsync(context, interaction, persona);
        else
            context.Response.SeeOther(InteractionPaths.Account(interaction));
    }

    public Task ShowOrganizationsAsync(HttpContext context) =>
        ForSessionAsync(context, (interaction, session) =>
            HtmlPage.WriteAsync(context, StatusCodes.Status200OK, OrganizationPage.Render(interaction, session)));

    public Task SelectOrganizationAsync(HttpContext context) =>
        ForSessionAsync(context, async (interaction, session) =>
        {
            var siret = (await FormReader.ReadAsync(context))["siret"].ToString();
            if (OrganizationChoice.Find(session.Persona.AllOrganizations, siret) is { } organization)
            {
                session.Organization = organization;
                interaction.HasChosenOrganization = true;
            }

            await _signIn.CompleteAsync(context, interaction, session);
        });

    public Task ShowInformationAsync(HttpContext context) =>
        ForSessionAsync(context, (interaction, session) =>
            HtmlPage.WriteAsync(context, StatusCodes.Status200OK, InformationPage.Render(interaction, session.Persona)));

    public Task UpdateInformationAsync(HttpContext context) =>
        ForSessionAsync(context, async (interaction, session) =>
        {
            var form = await FormReader.ReadAsync(context);
            session.Persona = session.Persona with
            {
                GivenName = Read(form, "given_name"),
                UsualName = Read(form, "family_name"),
                PhoneNumber = Read(form, "phone_number"),
                Job = Read(form, "job"),
                UpdatedAt = broker.Time.GetUtcNow(),
            };
            interaction.HasReviewedInformation = true;
            await _signIn.CompleteAsync(context, interaction, session);
        });

    private Task ForSessionAsync(HttpContext context, Func<Interaction, BrokerSession, Task> answerAsync)
    {
        var interaction = broker.Interactions.Find(context);
        if (broker.Sessions.Current(context) is { } session)
            return answerAsync(interaction, session);

        context.Response.SeeOther(InteractionPaths.Account(interaction));
        return Task.CompletedTask;
    }

    private static string Read(IFormCollection form, string name) =>
        form[name].ToString().Trim() is { Length: <= LongestText } text ? text : form[name].ToString().Trim()[..LongestText];
}
