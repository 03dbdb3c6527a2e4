namespace ProConnect.Client.Core.Acr;

/// <summary>The authentication level every sign-in must reach. Values are open strings: providers add and rename them.</summary>
public sealed class AcrOptions
{
    /// <summary>The levels that are enough: exact values, or names of <see cref="NamedSets"/>. Empty requires nothing.</summary>
    public IList<string> Require { get; set; } = [];

    /// <summary>The least level that is enough, on <see cref="Scale"/>. Null requires nothing. Exclusive with <see cref="Require"/>.</summary>
    public string? AtLeast { get; set; }

    /// <summary>The provider's levels from weakest to strongest, for <see cref="AtLeast"/>. Presets fill it in.</summary>
    public IList<string> Scale { get; set; } = [];

    /// <summary>Names for sets of levels, such as <c>TwoFactor</c>. Presets fill them in.</summary>
    public IDictionary<string, IReadOnlyList<string>> NamedSets { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How the level is asked for.</summary>
    /// <value>The default is <see cref="AcrRequestMode.EssentialClaim"/>.</value>
    public AcrRequestMode RequestAs { get; set; }

    /// <summary>The requirement these options describe.</summary>
    /// <returns>The requirement, or null when nothing is required.</returns>
    /// <exception cref="ArgumentException"><see cref="AtLeast"/> is not on <see cref="Scale"/>.</exception>
    public AcrRequirement? ToRequirement() =>
        AtLeast is { Length: > 0 } level ? AcrRequirement.AtLeast([.. Scale], level)
        : Require.Count > 0 ? AcrRequirement.AnyOf([.. Require.SelectMany(Expand)])
        : null;

    /// <summary>The same requirement, with names of sets replaced by their values.</summary>
    internal AcrRequirement Expand(AcrRequirement requirement) => AcrRequirement.AnyOf([.. requirement.Values.SelectMany(Expand)]);

    private IEnumerable<string> Expand(string value) => NamedSets.TryGetValue(value, out var values) ? values : [value];
}
