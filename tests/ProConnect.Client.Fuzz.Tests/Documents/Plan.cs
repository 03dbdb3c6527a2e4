using System.Text;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>A sound list of members and what is done to it.</summary>
internal sealed record Plan(IReadOnlyList<Member> Sound, IReadOnlyList<Change> Changes, Noise? Noise)
{
    public bool IsSound => Changes.Count == 0 && Noise is null;

    public List<Member> Members()
    {
        var members = new List<Member>(Sound);
        foreach (var change in Changes)
            change.ApplyTo(members);
        return members;
    }

    public string ToJson() => $"{{{string.Join(',', Members().Select(static member => $"{member.Name}:{member.Value}"))}}}";

    public byte[] ToBytes()
    {
        var bytes = Encoding.UTF8.GetBytes(ToJson());
        return Noise?.ApplyTo(bytes) ?? bytes;
    }

    /// <summary>The same with one change less.</summary>
    public IEnumerable<Plan> Simpler()
    {
        if (Noise is not null)
            yield return this with { Noise = null };
        for (var i = 0; i < Changes.Count; i++)
            yield return this with { Changes = [.. Changes.Take(i), .. Changes.Skip(i + 1)] };
    }

    public override string ToString() => $"{Shown.Of(ToBytes())} by [{string.Join("; ", Changes.Select(static c => $"{c.Kind} {c.Position} {Shown.Of(c.New.Name)}"))}] {Noise}";
}
