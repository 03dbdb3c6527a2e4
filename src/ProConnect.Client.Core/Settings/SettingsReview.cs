using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ProConnect.Client.Core.Settings;

/// <summary>
/// Reads a configuration section before it is bound, and says which keys mean nothing and which values cannot be understood: the
/// binder would pass over the first in silence, and a level that is not enforced because of a spelling mistake is a hole.
/// </summary>
internal static class SettingsReview
{
    public static IEnumerable<string> Problems(IConfiguration section, IReadOnlyList<Type> types)
    {
        var properties = types.SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).ToList();
        return section.GetChildren().Where(static child => !IsComment(child.Key)).SelectMany(child => Problems(child, properties));
    }

    private static IEnumerable<string> Problems(IConfigurationSection child, List<PropertyInfo> properties)
    {
        var property = properties.Find(p => string.Equals(p.Name, child.Key, StringComparison.OrdinalIgnoreCase));
        if (property is null)
            return [$"{child.Path} is not a setting.{Suggestion(child.Key, properties.Select(static p => p.Name))}"];

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (IsScalar(type))
            return type != property.PropertyType && string.IsNullOrEmpty(child.Value) && !child.GetChildren().Any() ? [] : Scalar(child, type);
        if (type == typeof(IList<string>))
            return List(child);
        if (type == typeof(IDictionary<string, IReadOnlyList<string>>))
            return child.GetChildren().Where(static set => !set.GetChildren().Any()).Select(static set => $"{set.Path} is not a list. Write its values below it, such as {set.Path}:0.");
        if (child.Value is { Length: > 0 })
            return [$"{child.Path} is one text. Write its settings below it, such as {child.Path}:{Example(type)}."];
        return typeof(IEnumerable).IsAssignableFrom(type) ? [] : Problems(child, [type]);
    }

    private static string Example(Type type) => type.GetProperties().FirstOrDefault(static p => p.CanWrite && p.GetIndexParameters().Length == 0)?.Name ?? "name";

    // JSON has no comments; people write "//": "…" or "_comment": "…".
    private static bool IsComment(string key) => key is ['/' or '_' or '$', ..];

    private static IEnumerable<string> List(IConfigurationSection child)
    {
        var items = child.GetChildren().ToList();
        if (child.Value is { Length: > 0 } && items.Count > 0)
            return [$"{child.Path} is written both as one text and as a list, perhaps in two sources. Keep one of them."];
        return child.Value is { Length: > 0 } blank && string.IsNullOrWhiteSpace(blank)
            ? [$"{child.Path} is blank. Write its items, or remove it."]
            : items.SelectMany(static item => Scalar(item, typeof(string)));
    }

    private static IEnumerable<string> Scalar(IConfigurationSection child, Type type)
    {
        if (child.GetChildren().Any())
            yield return $"{child.Path} has several values. Write one.";
        else if (child.Value is null && type.IsValueType)
            yield return $"{child.Path} is null. Write {Form(type)}, or remove it.";
        else if (child.Value is { } value && !CanConvert(value, type))
            yield return type == typeof(Uri) ? $"{child.Path} is not an address. Write one such as https://service.example." : $"{child.Path} is '{value}'. Write {Form(type)}.";
    }

    private static bool IsScalar(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static bool CanConvert(string value, Type type)
    {
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromString(context: null, CultureInfo.InvariantCulture, value);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false; // Converters throw what they like, the inner exception being a FormatException.
        }
    }

    private static string Form(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(TimeSpan) ? "a time as hh:mm:ss, such as 00:01:00 for one minute"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) ? "a whole number"
        : "a value of its form";

    private static string Suggestion(string key, IEnumerable<string> known) =>
        known.Select(name => (Name: name, Distance: Distance(key.ToUpperInvariant(), name.ToUpperInvariant()))).MinBy(static near => near.Distance) is { Distance: <= 3 } nearest
            ? $" Did you mean {nearest.Name}?"
            : " Remove it, or look at docs/configuration.md for its name.";

    // Levenshtein's distance, on one row.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
