namespace ProConnect.Client.AspNetCore;

/// <summary>The schemes that were added.</summary>
internal sealed class RelyingPartySchemes(IEnumerable<RelyingPartyScheme> schemes)
{
    private readonly List<RelyingPartyScheme> _schemes = [.. schemes];

    public IReadOnlyList<RelyingPartyScheme> All => _schemes;

    public RelyingPartyScheme? Find(string name) => _schemes.Find(scheme => string.Equals(scheme.Name, name, StringComparison.Ordinal));

    /// <summary>The scheme of that name, or the only one there is.</summary>
    /// <exception cref="InvalidOperationException">No name was given, and there are several schemes.</exception>
    public string Resolve(string? name) => (name, _schemes) switch
    {
        ({ } given, _) => given,
        (null, [var only]) => only.Name,
        _ => throw new InvalidOperationException($"Several schemes were added ({string.Join(", ", _schemes.Select(static scheme => scheme.Name))}): say which one is meant, in the argument scheme."),
    };
}
