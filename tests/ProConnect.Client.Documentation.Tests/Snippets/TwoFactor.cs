using ProConnect.Client.AspNetCore;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class TwoFactor
{
    public static void Pages(WebApplication app)
    {
        app.MapGet("/paie", () => "Deux facteurs.").RequireAcr(ProConnectAcr.TwoFactor);
        app.MapGet("/virements", [RequireAcr("eidas2", "eidas3")] () => "Un second facteur fort.");
    }
}
