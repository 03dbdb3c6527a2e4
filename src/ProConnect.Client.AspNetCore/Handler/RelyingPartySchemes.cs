namespace ProConnect.Client.AspNetCore;

/// <summary>The schemes that were added.</summary>
internal sealed class RelyingPartySchemes(IEnumerable<RelyingPartyScheme> schemes)
{
    private readonly List<RelyingPartyScheme> _schemes = [.. schemes];

    public IReadOnlyList<RelyingPartyScheme> All => _schemes;

    public RelyingPartyScheme? Find(string name) => _schemes.Find(scheme => string.Equals(scheme.Name, name, StringComparison.Ordinal));

    /// <summary>The scheme of that name, or the only one there is.</summary>
    /// <exception cref="InvalidOperationException">No scheme has that name; or no name was given, and there are several schemes.</exception>
    public string Resolve(string? name) => (name, _schemes) switch
    {
        ({ } given, _) when Find(given) is not null => given,
        ({ } given, _) => throw new InvalidOperationException($"The scheme '{given}' was not added. These were: {Names}."),
        (null, [var only]) => only.Name,
        _ => throw new InvalidOperationException($"Several schemes were added ({Names}): say which one is meant, in the argument scheme."),
    };

    private string Names => string.Join(", ", _schemes.Select(static scheme => scheme.Name));
}
