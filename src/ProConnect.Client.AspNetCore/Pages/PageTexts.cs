using System.Globalization;
using System.Resources;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// The texts of one language. Both are shown, so each has a resource of its own: no satellite assembly, and the same result
/// where globalisation is invariant.
/// </summary>
internal sealed class PageTexts
{
    public static readonly PageTexts French = new("fr", "PageTextsFr");
    public static readonly PageTexts English = new("en", "PageTextsEn");

    private readonly ResourceManager _resources;

    private PageTexts(string language, string resource)
    {
        Language = language;
        _resources = new ResourceManager($"ProConnect.Client.AspNetCore.Pages.{resource}", typeof(PageTexts).Assembly);
    }

    public string Language { get; }

    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException(key);

    public string? Find(string key) => _resources.GetString(key, CultureInfo.InvariantCulture);
}
