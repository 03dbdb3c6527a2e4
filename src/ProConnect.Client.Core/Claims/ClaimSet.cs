using System.Security.Claims;
using System.Text.Json;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Claims;

/// <summary>
/// Verified claims under the names the provider gave them, JSON values still JSON. Absent claims are null or empty; a claim of
/// another type than the one asked for is an error, never a guess.
/// </summary>
public sealed class ClaimSet
{
    private readonly Dictionary<string, JsonElement> _claims;

    internal ClaimSet(IEnumerable<KeyValuePair<string, JsonElement>> claims) =>
        _claims = new(claims, StringComparer.Ordinal);

    internal static ClaimSet FromObject(JsonElement json) =>
        new(json.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, member.Value)));

    /// <summary>The names of the claims.</summary>
    public IEnumerable<string> Names => _claims.Keys;

    /// <summary>Reads back the claims that an identity was made of.</summary>
    /// <param name="identity">An identity made by this library.</param>
    /// <returns>The claims; several of one type become an array.</returns>
    public static ClaimSet FromIdentity(ClaimsIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new(identity.Claims
            .GroupBy(static claim => claim.Type, StringComparer.Ordinal)
            .Select(static group => KeyValuePair.Create(group.Key, PrincipalClaims.ToJson([.. group]))));
    }

    /// <summary>A claim of text.</summary>
    /// <param name="name">The claim's name.</param>
    /// <returns>The text, or null when the claim is absent.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: the claim is there but is not a string.</exception>
    public string? GetString(string name) =>
        !TryGet(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Malformed(name, "a string", value);

    /// <summary>A claim of text that must have a certain form.</summary>
    /// <param name="name">The claim's name.</param>
    /// <param name="isSound">Whether a text has that form.</param>
    /// <param name="form">The form in words, for the message, for instance "14 digits".</param>
    /// <returns>The text, or null when the claim is absent.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: the claim is there but is not such a text.</exception>
    public string? GetString(string name, Func<string, bool> isSound, string form)
    {
        ArgumentNullException.ThrowIfNull(isSound);
        var text = GetString(name);
        return text is null || isSound(text)
            ? text
            : throw new UntrustedResponseException("claims.malformed", $"The claim '{name}' should be {form} and is not.");
    }

    /// <summary>A claim that is a list of texts.</summary>
    /// <param name="name">The claim's name.</param>
    /// <returns>The texts; empty when the claim is absent. One string alone is a list of one.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: the claim is there but is not a list of strings.</exception>
    public IReadOnlyList<string> GetStrings(string name)
    {
        if (!TryGet(name, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (!IsListOfStrings(value))
            throw Malformed(name, "an array of strings", value);
        return [.. value.EnumerateArray().Select(static item => item.GetString()!)];
    }

    /// <summary>A claim that is a NumericDate (RFC 7519 §2): seconds since 1970, in UTC.</summary>
    /// <param name="name">The claim's name.</param>
    /// <returns>The time, or null when the claim is absent.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: the claim is there but is no such number, or far out of range.</exception>
    public DateTimeOffset? GetTime(string name) =>
        !TryGet(name, out var value) ? null
        : NumericDate.TryRead(value) ?? throw Malformed(name, "a time in seconds", value);

    /// <summary>A claim that is a JSON object.</summary>
    /// <param name="name">The claim's name.</param>
    /// <returns>The object, or null when the claim is absent.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: the claim is there but is not an object.</exception>
    public JsonElement? GetObject(string name) =>
        !TryGet(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? value
        : throw Malformed(name, "an object", value);

    /// <summary>A claim if it is a text that is not blank, for display.</summary>
    /// <param name="name">The claim's name.</param>
    /// <returns>The text; null when the claim is absent, blank or not a string.</returns>
    public string? TextOrNull(string name) =>
        TryGet(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A claim if it is a list of texts, for claims that nothing is decided on.</summary>
    /// <param name="name">The claim's name.</param>
    /// <returns>The texts; empty when the claim is absent or anything else. One string alone is a list of one.</returns>
    public IReadOnlyList<string> StringsOrEmpty(string name) =>
        TryGet(name, out var value) && (value.ValueKind == JsonValueKind.String || IsListOfStrings(value)) ? GetStrings(name) : [];

    /// <summary>A claim as it came.</summary>
    /// <param name="name">The claim's name.</param>
    /// <param name="value">The claim's JSON.</param>
    /// <returns>False when the claim is absent or null.</returns>
    public bool TryGet(string name, out JsonElement value) =>
        _claims.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static bool IsListOfStrings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String);

    internal static UntrustedResponseException Malformed(string name, string expected, JsonElement value) =>
        new("claims.malformed", $"The claim '{name}' should be {expected} but is a JSON {value.ValueKind}.");
}
