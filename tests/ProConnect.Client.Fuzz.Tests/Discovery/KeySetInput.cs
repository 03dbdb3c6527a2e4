using System.Text;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Discovery;

/// <summary>A key set, with what is done to it and to each of its keys.</summary>
internal sealed record KeySetInput(Plan Set, IReadOnlyList<Plan> Keys, int Repeats)
{
    /// <summary>Stands for the array of keys in <see cref="Set"/>.</summary>
    public const string Slot = "[\"keys\"]";

    public bool IsSound => Set.IsSound && Keys.All(static key => key.IsSound);

    public byte[] ToBytes()
    {
        var keys = string.Join(',', Enumerable.Repeat(Keys.Select(static key => key.ToJson()), Repeats).SelectMany(static key => key));
        var bytes = Encoding.UTF8.GetBytes(Set.ToJson().Replace(Slot, $"[{keys}]", StringComparison.Ordinal));
        return Set.Noise?.ApplyTo(bytes) ?? bytes;
    }

    public IEnumerable<KeySetInput> Simpler() =>
    [
        .. Set.Simpler().Select(set => this with { Set = set }),
        .. Keys.SelectMany((key, i) => key.Simpler().Select(simpler => this with { Keys = [.. Keys.Take(i), simpler, .. Keys.Skip(i + 1)] })),
        .. Keys.Count > 1 ? Keys.Select((_, i) => this with { Keys = [.. Keys.Take(i), .. Keys.Skip(i + 1)] }) : [],
    ];

    public override string ToString() => $"{Repeats} times {Shown.Of(ToBytes())}";
}
