using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client;

/// <summary>
/// Reads organisations as MonComptePro has given them over the years: an array of objects, the claims of the one that was chosen, Booleans, and
/// Booleans as text.
/// </summary>
internal static class OrganizationReader
{
    /// <summary>More organisations than anybody has, and few enough to go through at every page.</summary>
    private const int MaxCount = 1_000;

    private static readonly string[] OfTheChosenOne =
    [
        MonCompteProClaimTypes.Siret, MonCompteProClaimTypes.Label, MonCompteProClaimTypes.IsCommune, MonCompteProClaimTypes.IsCollectiviteTerritoriale,
        MonCompteProClaimTypes.IsExternal, MonCompteProClaimTypes.IsPublicService, MonCompteProClaimTypes.IsServicePublic,
    ];

    /// <summary>The organisation that was chosen, of whose claims at least its SIRET or its name came.</summary>
    public static MonCompteProOrganization? ReadChosen(ClaimSet claims)
    {
        var members = OfTheChosenOne.Where(name => claims.TryGet(name, out _)).ToDictionary(static name => name, name => claims.TryGet(name, out var value) ? value : default, StringComparer.Ordinal);
        return members.ContainsKey(MonCompteProClaimTypes.Siret) || members.ContainsKey(MonCompteProClaimTypes.Label) ? Read(members) : null;
    }

    /// <summary>The array. A principal keeps an array of one as the one.</summary>
    public static IReadOnlyList<MonCompteProOrganization> ReadAll(ClaimSet claims)
    {
        if (!claims.TryGet(MonCompteProClaimTypes.Organizations, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.Object)
            return [Read(value)];
        if (value.ValueKind != JsonValueKind.Array)
            throw Malformed(MonCompteProClaimTypes.Organizations, "an array of objects");
        if (value.GetArrayLength() > MaxCount)
            throw Malformed(MonCompteProClaimTypes.Organizations, $"an array of at most {MaxCount}");
        return [.. value.EnumerateArray().Select(Read)];
    }

    private static MonCompteProOrganization Read(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? Read(json.EnumerateObject().Where(static member => member.Value.ValueKind != JsonValueKind.Null).ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal))
        : throw Malformed(MonCompteProClaimTypes.Organizations, "an array of objects");

    private static MonCompteProOrganization Read(Dictionary<string, JsonElement> members) => new()
    {
        Id = members.TryGetValue(MonCompteProClaimTypes.Id, out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number : null,
        Siret = Siret.TryParse(Text(members, MonCompteProClaimTypes.Siret), out var siret) ? siret : null,
        Label = Text(members, MonCompteProClaimTypes.Label),
        IsExternal = Flag(members, MonCompteProClaimTypes.IsExternal),
        IsCommune = Flag(members, MonCompteProClaimTypes.IsCommune) ?? Flag(members, MonCompteProClaimTypes.IsCollectiviteTerritoriale),
        IsPublicService = Flag(members, MonCompteProClaimTypes.IsPublicService) ?? Flag(members, MonCompteProClaimTypes.IsServicePublic),
    };

    private static string? Text(Dictionary<string, JsonElement> members, string name) =>
        !members.TryGetValue(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Malformed(name, "a string");

    // Neither true nor false, in whatever type, is nothing to decide on.
    private static bool? Flag(Dictionary<string, JsonElement> members, string name) => members.GetValueOrDefault(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when text.ValueEquals("true") => true,
        { ValueKind: JsonValueKind.String } text when text.ValueEquals("false") => false,
        _ => null,
    };

    private static UntrustedResponseException Malformed(string claim, string form) => new("claims.malformed", $"The claim '{claim}' should be {form} and is not.");
}
