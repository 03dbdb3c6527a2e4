using System.Net;
using System.Text.RegularExpressions;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

/// <summary>What a person does on a page of a provider: submits its form, follows its links.</summary>
internal static partial class WebPage
{
    /// <summary>Submits the only form of a page, as its script would.</summary>
    public static async Task<Answer> SubmitAsync(this AspNetCore.Tests.Harness.Browser browser, Answer page)
    {
        var action = Attribute(Form().Match(page.Body).Value, "action");
        Assert.That(action, Is.Not.Null, () => $"No form on the page: {page.Status} {page.Body}");
        var fields = Input().Matches(page.Body).Select(static input => (Attribute(input.Value, "name")!, Attribute(input.Value, "value") ?? ""));
        return await browser.PostAsync(new Uri(page.Address, action).AbsoluteUri, [.. fields]);
    }

    /// <summary>Opens the link with this text.</summary>
    public static async Task<Answer> ClickAsync(this AspNetCore.Tests.Harness.Browser browser, Answer page, string text)
    {
        var link = Link().Matches(page.Body).FirstOrDefault(link => string.Equals(WebUtility.HtmlDecode(link.Groups["text"].Value), text, StringComparison.Ordinal));
        Assert.That(link, Is.Not.Null, () => $"No link '{text}' on the page: {page.Status} {page.Body}");
        return await browser.GetAsync(new Uri(page.Address, WebUtility.HtmlDecode(link!.Groups["address"].Value)));
    }

    /// <summary>Loses the session at the application, and keeps that at the provider.</summary>
    public static void Forget(this AspNetCore.Tests.Harness.Browser browser)
    {
        foreach (var cookie in browser.ApplicationCookies)
            cookie.Expired = true;
    }

    private static string? Attribute(string element, string name) =>
        Regex.Match(element, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups["value"].Value)
            : null;

    [GeneratedRegex("<form [^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<input [^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Input();

    [GeneratedRegex("<a href=\"(?<address>[^\"]*)\">(?<text>[^<]*)</a>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
