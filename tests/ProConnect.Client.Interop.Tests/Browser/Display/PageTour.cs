using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Display;

/// <summary>A walk past every look our pages have: the sample's, the simulator's, the error page.</summary>
internal static class PageTour
{
    public static async Task WalkAsync(IPage page, Stage stage, Func<Task> look)
    {
        await page.GotoAsync("/");
        await look();
        await page.ChooseProConnectAsync();
        await look();
        await page.GetByLabel("Adresse e-mail professionnelle").FillAsync(Personas.HelenePetit.Email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await page.ExpectHeadingAsync("Qui êtes-vous ?");
        await look();
        await page.ChooseAsync(Personas.HelenePetit);
        await page.ExpectIdentityOfAsync(Personas.HelenePetit);
        await look();
        await page.GotoAsync("/proconnect/callback?code=c&state=s");
        await look();
        await page.GotoAsync($"{stage.Simulator.Issuer}/authorize");
        await look();
    }
}
