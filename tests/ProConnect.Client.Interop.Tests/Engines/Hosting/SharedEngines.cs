using System.Collections.Concurrent;

namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

/// <summary>The engines that fixtures share: each is started once, by the first that needs it.</summary>
internal static class SharedEngines
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Engine>>> Started = new(StringComparer.Ordinal);

    public static Task<Engine> GetAsync(string script) => Started.GetOrAdd(script, static script => new(() => Engine.StartAsync(script))).Value;

    public static async Task StopAsync()
    {
        foreach (var engine in Started.Values)
        {
            if (engine.Value.IsCompletedSuccessfully)
                await (await engine.Value).DisposeAsync();
        }

        Started.Clear();
    }
}
