using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

internal static class ServiceLine
{
    public static Markup Render(Interaction interaction) => Markup.Of(
        $"<p>pour accéder au service <strong>{interaction.Request.ServiceName ?? interaction.Request.Client.Name}</strong></p>");
}
