namespace ProConnect.Client.Simulator.Pages;

internal static class SignedOutPage
{
    public static Markup Render() => HtmlPage.Render("Vous êtes déconnecté", Markup.Of(
        $"<p>Votre session ProConnect est terminée. Vous pouvez fermer cette fenêtre.</p>"));
}
