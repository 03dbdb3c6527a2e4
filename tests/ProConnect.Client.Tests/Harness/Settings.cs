using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.Tests.Harness;

/// <summary>A section <c>ProConnect</c>, and what becomes of it.</summary>
internal static class Settings
{
    public const string Secret = "the-secret-that-no-message-may-show";

    /// <summary>A section that needs nothing more.</summary>
    public static Dictionary<string, string?> Sound(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Environment"] = "Integration",
            ["ClientId"] = "the-client",
            ["ClientSecret"] = Secret,
        };
        foreach (var (key, value) in changes)
            settings[key] = value;
        return settings;
    }

    public static IConfigurationSection Section(IEnumerable<KeyValuePair<string, string?>> settings, string name = "ProConnect") =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Where(static pair => pair.Value is not null).Select(pair => KeyValuePair.Create($"{name}:{pair.Key}", pair.Value)))
            .Build()
            .GetSection(name);

    /// <summary>The options of MonComptePro, of a section of that name.</summary>
    public static MonCompteProOptions BindMonComptePro(params (string Key, string? Value)[] changes)
    {
        var section = Section(Sound([("Environment", "Sandbox"), .. changes]), "MonComptePro");
        using var services = new ServiceCollection().AddLogging().AddMetrics().Also(s => s.AddMonComptePro(section)).BuildServiceProvider();
        return services.GetRequiredService<IOptionsMonitor<MonCompteProOptions>>().Get("MonComptePro");
    }

    /// <summary>What the options of MonComptePro are refused for.</summary>
    public static IEnumerable<string> ProblemsOfMonComptePro(params (string Key, string? Value)[] changes) =>
        Assert.Throws<OptionsValidationException>(() => BindMonComptePro(changes))!.Failures;

    /// <summary>The options as the relying party gets them.</summary>
    public static ProConnectOptions Bind(params (string Key, string? Value)[] changes) => Bind(Section(Sound(changes)));

    /// <summary>What the options are refused for.</summary>
    public static IEnumerable<string> Problems(params (string Key, string? Value)[] changes) => ProblemsOf(Section(Sound(changes)));

    /// <summary>What the options of a section are refused for.</summary>
    public static IEnumerable<string> ProblemsOf(IConfiguration section) => Assert.Throws<OptionsValidationException>(() => Bind(section))!.Failures;

    private static ProConnectOptions Bind(IConfiguration section)
    {
        using var services = new ServiceCollection().AddLogging().AddMetrics().Also(s => s.AddProConnect(section)).BuildServiceProvider();
        return services.GetRequiredService<IOptionsMonitor<ProConnectOptions>>().Get("ProConnect");
    }

    private static IServiceCollection Also(this IServiceCollection services, Action<IServiceCollection> add)
    {
        add(services);
        return services;
    }
}
