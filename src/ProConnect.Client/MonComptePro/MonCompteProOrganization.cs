namespace ProConnect.Client;

/// <summary>An organisation of a user of MonComptePro. What was not said is null.</summary>
public sealed record MonCompteProOrganization
{
    /// <summary>Its number at MonComptePro, which only the array of organisations has.</summary>
    public long? Id { get; init; }

    /// <summary>Its SIRET; null also when what came is none.</summary>
    public Siret? Siret { get; init; }

    /// <summary>Its name, for display only.</summary>
    public string? Label { get; init; }

    /// <summary>Whether the user is external to it: a contractor, a proxy. Null also when what came is neither true nor false: decide on <see cref="IsInternal"/>.</summary>
    public bool? IsExternal { get; init; }

    /// <summary>Whether the user belongs to it for certain: <see cref="IsExternal"/> is known to be false.</summary>
    public bool IsInternal => IsExternal is false;

    /// <summary>Whether it is a commune.</summary>
    public bool? IsCommune { get; init; }

    /// <summary>Whether it is a public service.</summary>
    public bool? IsPublicService { get; init; }

    /// <summary>A name without content: the members tell where somebody works.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(MonCompteProOrganization);
}
