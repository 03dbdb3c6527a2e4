using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.People;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>Lets the user choose when several identity providers serve her domain.</summary>
internal static class SelectionPage
{
    public static Markup Render(Interaction interaction, IEnumerable<IdentityProvider> providers) =>
        HtmlPage.Render(interaction.Provider, "Choisir un fournisseur d’identité", Markup.Of(
            $"""
            <p>Plusieurs fournisseurs d’identité correspondent à <strong>{interaction.Email}</strong>.</p>
            <form method="post" action="{InteractionPaths.Selection(interaction)}">
              <ul class="choices">{Markup.Join(providers.Select(Choice))}</ul>
            </form>
            {CancelLink.Render(interaction)}
            """));

    private static Markup Choice(IdentityProvider provider) => Markup.Of(
        $"""<li><button class="choice" name="idp_id" value="{provider.Id}"><strong>{provider.Label}</strong></button></li>""");
}
