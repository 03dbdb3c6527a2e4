using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Pages;

internal static class ErrorPage
{
    public static Markup Render(SimulatedProvider provider, ErrorPageException error) => HtmlPage.Render(provider, "Une erreur est survenue", Markup.Of(
        $"""
        <p>La connexion n’a pas pu aboutir.</p>
        <dl>
          <dt>Code de l’erreur</dt><dd><code>{error.NameAt(provider)}</code></dd>
          <dt>Détail</dt><dd>{error.Message}</dd>
        </dl>
        {ReturnLink(error.ReturnPath)}
        """));

    private static Markup ReturnLink(string? path) => path is null
        ? Markup.Empty
        : Markup.Of($"""<p><a href="{path}">Retourner au service</a></p>""");
}
