using FsCheck;
using FsCheck.Fluent;

namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>Generates plans: sound documents, documents with a few changes that know the format, and noise.</summary>
internal static class Plans
{
    private const int MostChanges = 6;

    // Once for each share: a name that comes twice is refused whatever else there is.
    private static readonly ChangeKind[] Kinds =
    [
        ChangeKind.Drop, ChangeKind.Drop, ChangeKind.SetValue, ChangeKind.SetValue, ChangeKind.SetNamed, ChangeKind.SetNamed, ChangeKind.SetNamed, ChangeKind.SetNamed,
        ChangeKind.Rename, ChangeKind.Add, ChangeKind.MoveToEnd, ChangeKind.Repeat, ChangeKind.RepeatOtherwise,
    ];

    private static readonly NoiseKind[] NoiseKinds = Enum.GetValues<NoiseKind>();

    /// <summary>Plans for JSON documents.</summary>
    /// <param name="sound">The sound documents.</param>
    /// <param name="telling">Members with values that matter for this kind of document.</param>
    public static Gen<Plan> OfJson(IReadOnlyList<Member>[] sound, Member[] telling)
    {
        var names = telling.Select(static member => member.Name).Distinct(StringComparer.Ordinal)
            .SelectMany(static name => new[] { name, name.ToUpperInvariant(), Escaped(name), name.Insert(1, " ") })
            .Concat(["\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"__proto__\"", "\"extra\"", "\"ſub\"", "extra", "1"])
            .ToArray();
        var values = Gen.Frequency((1, OddJson.Values), (1, Gen.Elements(telling).Select(static member => member.Value)));
        var members = Gen.Frequency((3, Gen.Elements(telling)), (1, Gen.Elements(names).Zip(values, static (name, value) => new Member(name, value))));
        return Of(sound, members, values, withNoise: true);
    }

    /// <summary>Plans for lists of parameters.</summary>
    public static Gen<Plan> OfParameters(IReadOnlyList<Member>[] sound, string[] names, Gen<string> values) =>
        Of(sound, Gen.Elements(names).Zip(values, static (name, value) => new Member(name, value)), values, withNoise: false);

    private static Gen<Plan> Of(IReadOnlyList<Member>[] sound, Gen<Member> members, Gen<string> values, bool withNoise)
    {
        var change = Gen.Elements(Kinds).SelectMany(
            kind => kind is ChangeKind.SetValue or ChangeKind.RepeatOtherwise ? values.Select(static value => new Member("", value)) : members,
            static (kind, member) => (kind, member)).Zip(Gen.Choose(0, 1_000), static (change, position) => new Change(change.kind, position, change.member));
        var changes = Gen.Frequency(
            (3, Gen.Constant(Array.Empty<Change>())),
            (5, Gen.ArrayOf(change, 1)),
            (3, Gen.ArrayOf(change, 2)),
            (1, Gen.Sized(size => Gen.ArrayOf(change, Math.Clamp(size / 16, 1, MostChanges)))));
        var noise = withNoise
            ? Gen.Frequency((7, Gen.Constant<Noise?>(value: null)), (1, Gen.Elements(NoiseKinds).Zip(Gen.Choose(0, int.MaxValue), static (kind, seed) => (Noise?)new Noise(kind, seed))))
            : Gen.Constant<Noise?>(value: null);
        return Gen.Elements(sound).SelectMany(_ => changes.Zip(noise), static (document, done) => new Plan(document, done.Item1, done.Item2));
    }

    // The same name to a reader that unescapes, another to one that does not.
    private static string Escaped(string name) => $"\"\\u{(int)name[1]:x4}{name[2..]}";
}
