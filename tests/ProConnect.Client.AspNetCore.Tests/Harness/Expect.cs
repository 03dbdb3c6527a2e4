using System.Net;
using System.Text.RegularExpressions;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>What tests say again and again.</summary>
internal static partial class Expect
{
    public const string SessionCookie = ".AspNetCore.Cookies";

    public static async Task SignedInAsync(Browser browser, string subject)
    {
        var me = await browser.GetAsync("api/me");
        Assert.That(me.Status, Is.EqualTo(HttpStatusCode.OK), "Nobody is signed in.");
        Assert.That((string?)me.Json["subject"], Is.EqualTo(subject));
    }

    public static async Task NobodySignedInAsync(Browser browser)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(browser.Cookie(SessionCookie), Is.Null);
            Assert.That((await browser.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    /// <summary>A page in both languages, that nothing can be injected into, with a reference.</summary>
    public static string ErrorPage(Answer answer, HttpStatusCode status)
    {
        var references = Reference().Matches(answer.Body).Select(static match => match.Groups["reference"].Value).Distinct(StringComparer.Ordinal).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(status), answer.Body);
            Assert.That(answer.MediaType, Is.EqualTo("text/html"));
            Assert.That(answer.Body, Does.Contain("""<html lang="fr">""").And.Contain("""<section lang="fr">""").And.Contain("""<section lang="en">"""));
            Assert.That(answer.Body, Does.Not.Contain("<script").IgnoreCase.And.Not.Contain("<img").IgnoreCase);
            Assert.That(references, Has.Count.EqualTo(1), answer.Body);
            Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
            Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(answer.Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(answer.Header("Content-Security-Policy"), Does.StartWith("default-src 'none'").And.Contain("base-uri 'none'").And.Contain("frame-ancestors 'none'"));
            Assert.That(answer.SetCookies, Has.None.StartsWith(SessionCookie));
        }

        return references[0];
    }

    /// <summary>Such a page, whose reference leads to its cause in the log.</summary>
    public static LogEntry ErrorPage(Answer answer, HttpStatusCode status, LogCapture logs, string code)
    {
        var reference = ErrorPage(answer, status);
        var entries = logs.Ours.Where(entry => string.Equals(entry.Values.GetValueOrDefault("Reference"), reference, StringComparison.Ordinal)).ToList();
        Assert.That(entries, Has.Count.EqualTo(1), $"No single log entry holds the reference {reference} of the page.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entries[0].Values.GetValueOrDefault("Code"), Is.EqualTo(code));
            Assert.That(entries[0].Message, Does.Contain(reference).And.Contain(code));
        }

        return entries[0];
    }

    [GeneratedRegex("<code>(?<reference>[2-9A-Z]{4}-[2-9A-Z]{4})</code>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
