using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>Asks for the e-mail address whose domain leads to an identity provider.</summary>
internal static class EmailPage
{
    public static Markup Render(Interaction interaction, IEnumerable<Persona> personas, string? typed = null, string? problem = null) =>
        HtmlPage.Render(interaction.Provider, "Se connecter", Markup.Of(
            $"""
            <p>pour accéder au service <strong>{interaction.Request.Client.Name}</strong></p>
            {Problem(problem)}
            <form method="post" action="{InteractionPaths.Email(interaction)}" novalidate>
              <label for="email">Adresse e-mail professionnelle</label>
              <p class="hint" id="email-hint">Le domaine de l’adresse détermine le fournisseur d’identité.{Example(personas)}</p>
              <input id="email" name="email" type="email" autocomplete="email" required value="{typed ?? interaction.Email}"
                     list="emails" aria-describedby="{(problem is null ? "email-hint" : "email-hint email-problem")}">
              <datalist id="emails">{Markup.Join(personas.Select(Option))}</datalist>
              <button type="submit">Continuer</button>
            </form>
            {CancelLink.Render(interaction)}
            """));

    private static Markup Example(IEnumerable<Persona> personas) => personas.FirstOrDefault() is { } persona
        ? Markup.Of($" Par exemple : {persona.Email}")
        : Markup.Empty;

    private static Markup Option(Persona persona) => Markup.Of($"""<option value="{persona.Email}"></option>""");

    private static Markup Problem(string? problem) => problem is null
        ? Markup.Empty
        : Markup.Of($"""<p class="problem" id="email-problem" role="alert">{problem}</p>""");
}
