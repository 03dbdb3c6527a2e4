namespace ProConnect.Client.Simulator.Pages;

internal static class SignedOutPage
{
    public static Markup Render(SimulatedProvider provider) => HtmlPage.Render(provider, "Vous êtes déconnecté", Markup.Of(
        $"<p>Votre session {provider.Brand} est terminée. Vous pouvez fermer cette fenêtre.</p>"));
}
