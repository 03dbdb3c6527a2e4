namespace ProConnect.Client;

/// <summary>The numbers a rule of admission accepts.</summary>
internal static class RuleNumbers
{
    /// <summary>Reads SIRETs or SIRENs, one or more.</summary>
    /// <exception cref="ArgumentException">There is none, or a text is none.</exception>
    public static HashSet<T> Read<T>(IReadOnlyList<string> texts, string parameter)
        where T : IParsable<T>
    {
        ArgumentNullException.ThrowIfNull(texts, parameter);
        var numbers = texts.Select(static text => T.TryParse(text, provider: null, out var number) ? (Sound: true, Number: number) : default).ToList();
        return numbers.Count > 0 && numbers.TrueForAll(static n => n.Sound)
            ? numbers.Select(static n => n.Number!).ToHashSet()
            : throw new ArgumentException($"A rule needs at least one {typeof(T).Name.ToUpperInvariant()}, and each must be one.", parameter);
    }
}
