using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ProConnect.Client.AspNetCore;

/// <summary>The keys of the configuration section that are about callers rather than about the provider.</summary>
internal sealed class TokenIntrospectionSettings
{
    public IList<string> AllowedClients { get; set; } = [];

    public IList<string> RequiredScopes { get; set; } = [];

    public string? CacheDuration { get; set; }

    public static void Apply(IConfiguration section, TokenIntrospectionOptions options)
    {
        Add(section.GetSection(nameof(AllowedClients)), options.AllowedClients);
        Add(section.GetSection(nameof(RequiredScopes)), options.RequiredScopes);
        if (section[nameof(CacheDuration)] is not { Length: > 0 } text)
            return;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration))
            options.CacheDuration = duration;
        else
            options.Problems.Add($"CacheDuration is '{text}'. Write a time such as 00:01:00.");
    }

    // A list, or one text, its items separated by spaces, as everywhere in the section.
    private static void Add(IConfigurationSection section, IList<string> items)
    {
        var texts = section.Value is { } one ? one.Split(' ', StringSplitOptions.RemoveEmptyEntries) : section.GetChildren().Select(static child => child.Value ?? "");
        foreach (var text in texts)
            items.Add(text);
    }
}
