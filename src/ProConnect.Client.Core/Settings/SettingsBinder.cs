using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.Core.Settings;

/// <summary>Binds a section to options. A list may also be written as one text, its items separated by spaces: <c>"Scopes": "openid email"</c>.</summary>
internal static class SettingsBinder
{
    /// <summary>Binds the section.</summary>
    /// <exception cref="OptionsValidationException">A key means nothing, or a value cannot be understood.</exception>
    public static void Bind<TOptions>(IConfiguration configuration, TOptions options, string name, IEnumerable<SettingsTypes> types)
        where TOptions : class
    {
        var known = types.Where(t => string.Equals(t.RelyingParty, name, StringComparison.Ordinal)).Select(static t => t.Type).ToList();
        var problems = SettingsReview.Problems(configuration, known).ToList();
        if (problems.Count > 0)
            throw new OptionsValidationException(name, typeof(TOptions), problems);

        configuration.Bind(options);
        SplitTexts(configuration, options);
    }

    private static void SplitTexts(IConfiguration configuration, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var child = configuration.GetSection(property.Name);
            if (property.PropertyType == typeof(IList<string>) && child.Value is { Length: > 0 } text)
                property.SetValue(options, text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList());
            else if (property.PropertyType.Namespace?.StartsWith("ProConnect.", StringComparison.Ordinal) == true && child.GetChildren().Any() && property.GetValue(options) is { } nested)
                SplitTexts(child, nested);
        }
    }
}
