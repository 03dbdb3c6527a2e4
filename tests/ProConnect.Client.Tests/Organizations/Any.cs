using System.Globalization;

namespace ProConnect.Client.Tests.Organizations;

/// <summary>As generic code, such as the parameters of a minimal API, reads a value.</summary>
internal static class Any
{
    public static T Parse<T>(string text, string culture)
        where T : ISpanParsable<T>
    {
        var provider = CultureInfo.GetCultureInfo(culture);
        var sound = T.TryParse(text, provider, out var one) && T.TryParse(text.AsSpan(), provider, out var other) && one.Equals(other);
        return sound && T.Parse(text, provider).Equals(T.Parse(text.AsSpan(), provider)) ? one! : throw new FormatException("The four ways to read do not agree.");
    }
}
