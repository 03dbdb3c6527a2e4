using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>What a person sees.</summary>
internal static partial class PageExpectations
{
    public static Task ExpectHeadingAsync(this IPage page, string text) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);

    public static async Task ExpectIdentityOfAsync(this IPage page, Persona persona)
    {
        await page.ExpectHeadingAsync("Mon identité");
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Identité" })).ToContainTextAsync(persona.Sub);
    }

    /// <summary>The provider asks who she is.</summary>
    public static async Task ExpectProviderAsync(this IPage page, Stage stage)
    {
        await page.ExpectHeadingAsync("Se connecter");
        Assert.That(page.Url, Does.StartWith(stage.Simulator.Issuer));
    }

    /// <summary>A page that says in both languages what happened, under a reference that leads the support to the cause.</summary>
    public static async Task ExpectErrorPageAsync(this IPage page, Stage stage, string french, string english, string code)
    {
        await page.ExpectHeadingAsync(french);
        var parts = page.GetByRole(AriaRole.Main).Locator("section");
        await Assertions.Expect(parts).ToHaveCountAsync(2);
        await Assertions.Expect(parts.Nth(0)).ToHaveAttributeAsync("lang", "fr");
        await Assertions.Expect(parts.Nth(1)).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(parts.Nth(1).GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(english);

        var references = await page.Locator("code").AllInnerTextsAsync();
        Assert.That(references, Has.Count.EqualTo(2).And.All.EqualTo(references[0]).And.All.Match(Reference()));
        Assert.That(stage.Log.CodeOf(references[0]), Is.EqualTo(code));
    }

    /// <summary>Nobody is signed in: the service itself says so.</summary>
    public static async Task ExpectNobodySignedInAsync(this IPage page)
    {
        var answer = await page.Context.APIRequest.GetAsync("/api/me");
        Assert.That(answer.Status, Is.EqualTo(401));
    }

    public static async Task ExpectSignedInAsync(this IPage page, Persona persona)
    {
        var answer = await page.Context.APIRequest.GetAsync("/api/me");
        Assert.That(await answer.TextAsync(), Does.Contain(persona.Sub));
    }

    [GeneratedRegex(@"\A[2-9A-Z]{4}-[2-9A-Z]{4}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
