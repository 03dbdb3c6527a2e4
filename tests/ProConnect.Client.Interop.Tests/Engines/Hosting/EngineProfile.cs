using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

/// <summary>An engine with its settings, and how an application is added to it. The tests name one by <see cref="ToString"/>.</summary>
internal sealed class EngineProfile
{
    /// <summary>oidc-provider 7 as the ProConnect federation.</summary>
    public static EngineProfile Federation { get; } = new("federation", ProConnectDefaults.Name)
    {
        Add = static (builder, configuration) => builder.AddProConnect(configuration),
        Scopes = ["openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id", "idp_acr", "phone", "roles", "organization_label", "custom"],
        Ordinary = new("lea.martin@ministere.example", "6b1f0c1e-2a55-4a0e-8c9c-6d7a1b0e4f11"),
        Strong = new("noe.bernard@ministere.example", "c0d5a3b2-91f4-4d7b-a9a5-1c44e2f7d022"),
        OrdinaryLevel = ProConnectAcr.Eidas1,
        StrongLevel = ProConnectAcr.Eidas2,
        ClientScope = "openid email",
        KeysPath = "/jwks",
    };

    /// <summary>oidc-provider 9 as ProConnect Identité.</summary>
    public static EngineProfile Identite { get; } = new("identite", "Identite")
    {
        Add = static (builder, configuration) => builder.AddRelyingParty("Identite", configuration),
        Scopes = ["openid", "email", "profile", "phone", "organization", "organizations"],
        Ordinary = new("paul.roux@entreprise.example", "155"),
        Strong = new("ines.petit@mairie.example", "154"),
        OrdinaryLevel = ProConnectAcr.Eidas0,
        StrongLevel = ProConnectAcr.Eidas1Mfa,
        ClientScope = "openid email",
        KeysPath = "/oauth/jwks",
    };

    private EngineProfile(string name, string scheme)
    {
        Name = name;
        Scheme = scheme;
    }

    public string Name { get; }

    public string Script => $"{Name}.mjs";

    /// <summary>The scheme of the application, and its prefix in lower case.</summary>
    public string Scheme { get; }

    public string Prefix => Scheme.ToLowerInvariant();

    public required Action<AuthenticationBuilder, IConfigurationSection> Add { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Somebody who reaches one level only.</summary>
    public required Person Ordinary { get; init; }

    /// <summary>Somebody who reaches a higher level when it is required.</summary>
    public required Person Strong { get; init; }

    public required string OrdinaryLevel { get; init; }

    public required string StrongLevel { get; init; }

    /// <summary>The scopes of a client that may not ask for all.</summary>
    public required string ClientScope { get; init; }

    /// <summary>Where the keys are, below the issuer.</summary>
    public required string KeysPath { get; init; }

    public static IEnumerable<EngineProfile> All => [Federation, Identite];

    public override string ToString() => Name;
}
