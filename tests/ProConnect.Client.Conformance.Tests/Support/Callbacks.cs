using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Changes to the address by which a browser comes back.</summary>
internal static class Callbacks
{
    /// <summary>The same with another value of a parameter; null removes it.</summary>
    public static Uri With(Uri callback, string name, string? value)
    {
        var parameters = QueryHelpers.ParseQuery(callback.Query).ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value.ToString(), StringComparer.Ordinal);
        parameters[name] = value;
        if (value is null)
            parameters.Remove(name);
        return new Uri(QueryHelpers.AddQueryString(callback.GetLeftPart(UriPartial.Path), parameters));
    }

    /// <summary>The same with a text at the end, as it is.</summary>
    public static Uri Followed(Uri callback, string text) => new(callback.AbsoluteUri + text);

    /// <summary>The same with another name of a parameter.</summary>
    public static Uri Renamed(Uri callback, string name, string other) =>
        new(callback.AbsoluteUri.Replace($"?{name}=", $"?{other}=", StringComparison.Ordinal).Replace($"&{name}=", $"&{other}=", StringComparison.Ordinal));

    /// <summary>The same on another path, as it is.</summary>
    public static Uri At(Uri callback, string path) => new(callback.GetLeftPart(UriPartial.Authority) + path + callback.Query);

    /// <summary>The same text but for its first character.</summary>
    public static string Flip(string text) => (text[0] is 'A' ? 'B' : 'A') + text[1..];
}
