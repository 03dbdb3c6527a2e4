using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator;

/// <summary>Somebody who can sign in at the simulator, as her identity provider describes her.</summary>
public sealed record Persona
{
    /// <summary>Her e-mail address; its domain decides her identity provider.</summary>
    public required string Email { get; init; }

    /// <summary>Her stable identifier, the same for every application: a version 4 UUID at ProConnect, a number's digits at MonComptePro.</summary>
    public required string Sub { get; init; }

    /// <summary>Her first names (claim <c>given_name</c>).</summary>
    public required string GivenName { get; init; }

    /// <summary>The surname she uses (claim <c>usual_name</c>; at MonComptePro also <c>family_name</c>).</summary>
    public required string UsualName { get; init; }

    /// <summary>Her identifier at her identity provider.</summary>
    public required string Uid { get; init; }

    /// <summary>The SIRET of her organisation: 14 digits.</summary>
    public required string Siret { get; init; }

    /// <summary>The name of her organisation, for display.</summary>
    public required string OrganizationLabel { get; init; }

    /// <summary>Her identity provider: a UUID.</summary>
    public required string IdpId { get; init; }

    /// <summary>The level her identity provider vouches for, such as <c>eidas1</c>.</summary>
    public string Acr { get; init; } = "eidas1";

    /// <summary>How she authenticated, such as <c>pwd</c> and <c>otp</c>; empty when her identity provider does not say.</summary>
    public IReadOnlyList<string> Amr { get; init; } = ["pwd"];

    /// <summary>What she is, such as <c>agent_public</c>; empty in the private sector.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Her telephone number (scope <c>phone</c>), when known.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The SIREN of her organisation, when her identity provider gives it.</summary>
    public string? Siren { get; init; }

    /// <summary>Her department (scope <c>organizational_unit</c>), when known.</summary>
    public string? OrganizationalUnit { get; init; }

    /// <summary>Such as <c>agent</c> or <c>prestataire</c> (scope <c>belonging_population</c>), when known.</summary>
    public string? BelongingPopulation { get; init; }

    /// <summary>Her Chorus DT number (scope <c>chorusdt</c>), when known.</summary>
    public string? ChorusMatricule { get; init; }

    /// <summary>Her Chorus DT company (scope <c>chorusdt</c>), when known.</summary>
    public string? ChorusSociete { get; init; }

    /// <summary>Her organisations at MonComptePro. Left empty, the one of <see cref="Siret"/>, to which she belongs.</summary>
    public IReadOnlyList<SimulatedOrganization> Organizations { get; init; } = [];

    /// <summary>Her job, at MonComptePro, when known.</summary>
    public string? Job { get; init; }

    /// <summary>When MonComptePro learnt what it knows of her.</summary>
    public DateTimeOffset UpdatedAt { get; init; } = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Whatever else her identity provider says (scope <c>custom</c>).</summary>
    public JsonObject Custom { get; init; } = [];

    internal IReadOnlyList<SimulatedOrganization> AllOrganizations =>
        Organizations.Count > 0 ? Organizations : [new SimulatedOrganization(1, Siret, OrganizationLabel)];
}
