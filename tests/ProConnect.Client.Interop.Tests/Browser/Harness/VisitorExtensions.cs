using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>What a person does on the pages, by what she reads there.</summary>
internal static class VisitorExtensions
{
    public static async Task ChooseProConnectAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "S’identifier avec ProConnect" }).ClickAsync();
    }

    /// <summary>On the pages of the provider.</summary>
    public static async Task IdentifyAsync(this IPage page, Persona persona)
    {
        await page.GetByLabel("Adresse e-mail professionnelle").FillAsync(persona.Email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await page.ChooseAsync(persona);
    }

    public static Task ChooseAsync(this IPage page, Persona persona) => page.ButtonOf(persona).ClickAsync();

    public static ILocator ButtonOf(this IPage page, Persona persona) =>
        page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(persona.Email), RegexOptions.None, TimeSpan.FromSeconds(1)) });

    public static async Task SignInAsync(this IPage page, Persona persona)
    {
        await page.ChooseProConnectAsync();
        await page.IdentifyAsync(persona);
        await page.ExpectIdentityOfAsync(persona);
    }

    public static Task FollowToTwoFactorAsync(this IPage page) =>
        page.GetByRole(AriaRole.Link, new() { Name = "Espace à double authentification" }).ClickAsync();

    public static Task SignOutAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
}
