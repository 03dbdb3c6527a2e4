using System.Collections;
using System.Globalization;
using System.Net;
using System.Resources;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>The texts of the error pages, so that tests do not repeat their wording.</summary>
internal static class ExpectedTexts
{
    public static IReadOnlyDictionary<string, string> French { get; } = Read("PageTextsFr");

    public static IReadOnlyDictionary<string, string> English { get; } = Read("PageTextsEn");

    /// <summary>The page is of this kind, in both languages.</summary>
    public static void ExpectKind(Answer answer, string kind, string advice = "Advice")
    {
        var text = WebUtility.HtmlDecode(answer.Body);
        using (Assert.EnterMultipleScope())
        {
            foreach (var texts in new[] { French, English })
                Assert.That(text, Does.Contain($">{texts[$"{kind}.Title"]}</h").And.Contain($"<p>{texts[$"{kind}.{advice}"]}</p>"));
        }
    }

    /// <summary>The page says, in both languages, that somebody may not enter because of this rule.</summary>
    public static void ExpectRefusal(Answer answer, string rule) => ExpectDetail(answer, "NotAdmitted", rule);

    /// <summary>The page is of this kind, and says more than its general advice.</summary>
    public static void ExpectDetail(Answer answer, string kind, string detail)
    {
        var text = WebUtility.HtmlDecode(answer.Body);
        using (Assert.EnterMultipleScope())
        {
            foreach (var texts in new[] { French, English })
                Assert.That(text, Does.Contain($">{texts[$"{kind}.Title"]}</h").And.Contain($"<p>{texts[$"{kind}.{detail}"]}</p>"));
        }
    }

    private static Dictionary<string, string> Read(string resource)
    {
        var resources = new ResourceManager($"ProConnect.Client.AspNetCore.Pages.{resource}", typeof(RelyingPartyHandler).Assembly);
        return resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().ToDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
