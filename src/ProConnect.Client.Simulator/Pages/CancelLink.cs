using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

internal static class CancelLink
{
    public static Markup Render(Interaction interaction) => Markup.Of(
        $"""<p><a href="{InteractionPaths.Cancel(interaction)}">Renoncer et retourner au service</a></p>""");
}
