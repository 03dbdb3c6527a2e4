namespace ProConnect.Client.Simulator;

/// <summary>An organisation of a persona, as MonComptePro knows it.</summary>
/// <param name="Id">Its number at MonComptePro, which the array <c>organizations</c> of 2022 has.</param>
/// <param name="Siret">Its SIRET: 14 digits.</param>
/// <param name="Label">Its name, for display.</param>
public sealed record SimulatedOrganization(int Id, string Siret, string Label)
{
    /// <summary>Whether the persona works for it without belonging to it: a contractor, a proxy.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Whether it is a commune.</summary>
    public bool IsCommune { get; init; }

    /// <summary>Whether it is a public service.</summary>
    public bool IsPublicService { get; init; }
}
