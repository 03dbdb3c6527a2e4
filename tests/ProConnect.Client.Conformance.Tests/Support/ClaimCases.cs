using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Claims that every token of the provider has, with something wrong: who issued it, for whom, until when.</summary>
internal static class ClaimCases
{
    private const int Skew = 60;

    public static IEnumerable<TokenCase> C02 =>
    [
        TokenCase.Claims("array", "claim_type", static (claims, forge) => claims["iss"] = new JsonArray(forge.Issuer)),
        TokenCase.Claim("object", "claim_type", "iss", "{}"),
        TokenCase.Claim("number", "claim_type", "iss", "5"),
        TokenCase.Claim("null", "claim_type", "iss", "null"),
        TokenCase.Claim("empty", "claim_type", "iss", "\"\""),
        Without("iss", "claim_missing"),
    ];

    public static IEnumerable<TokenCase> C04 =>
    [
        Audience("no azp", "aud", static forge => new JsonArray(forge.Client.ClientId, "other")),
        Audience("ours last, no azp", "aud", static forge => new JsonArray("other", forge.Client.ClientId)),
        TokenCase.Claims("azp is ours", "aud", static (claims, forge) => (claims["aud"], claims["azp"]) = (new JsonArray(forge.Client.ClientId, "other"), forge.Client.ClientId)),
        TokenCase.Claims("azp is the other", "aud", static (claims, forge) => (claims["aud"], claims["azp"]) = (new JsonArray(forge.Client.ClientId, "other"), "other")),
    ];

    public static IEnumerable<TokenCase> C05 =>
    [
        Audience("array in an array", "aud", static forge => new JsonArray(new JsonArray(forge.Client.ClientId))),
        Audience("object", "aud", static forge => new JsonObject { [forge.Client.ClientId] = true }),
        Audience("empty array", "aud", static _ => new JsonArray()),
        TokenCase.Claim("null", "aud", "aud", "null"),
        TokenCase.Claim("number", "aud", "aud", "5"),
        TokenCase.Claim("array of null", "aud", "aud", "[null]"),
        Audience("ours and a number", "aud", static forge => new JsonArray(forge.Client.ClientId, 5)),
        Audience("another case", "aud", static forge => forge.Client.ClientId.ToUpperInvariant()),
        Audience("two in one text", "aud", static forge => $"{forge.Client.ClientId} other"),
        Audience("empty", "aud", static _ => ""),
        Without("aud", "claim_missing"),
    ];

    public static IEnumerable<TokenCase> C06 =>
    [
        Audience("as text", "aud", static _ => SimulatedClients.Other.ClientId),
        Audience("as array", "aud", static _ => new JsonArray(SimulatedClients.Other.ClientId)),
    ];

    public static IEnumerable<TokenCase> C07 =>
    [
        TokenCase.Claim("another", "azp", "azp", "\"other\""),
        TokenCase.Claims("array", "azp", static (claims, forge) => claims["azp"] = new JsonArray(forge.Client.ClientId)),
        TokenCase.Claim("null", "azp", "azp", "null"),
        TokenCase.Claims("another case", "azp", static (claims, forge) => claims["azp"] = forge.Client.ClientId.ToUpperInvariant()),
    ];

    public static IEnumerable<TokenCase> C08 =>
    [
        Audience("10,000", "aud", static forge => Crowd(10_000, forge)),
        Audience("100,000", "", static forge => Crowd(100_000, forge)) with { IsTooLongToRead = true },
    ];

    public static IEnumerable<TokenCase> C09 =>
    [
        TokenCase.Claims("text", "claim_type", static (claims, _) => claims["exp"] = $"{claims["exp"]}"),
        TokenCase.Claim("true", "claim_type", "exp", "true"),
        TokenCase.Claim("null", "claim_type", "exp", "null"),
        TokenCase.Claims("array", "claim_type", static (claims, _) => claims["exp"] = new JsonArray(claims["exp"]!.DeepClone())),
        TokenCase.Claim("ISO date", "claim_type", "exp", "\"2099-01-01T00:00:00Z\""),
    ];

    public static IEnumerable<TokenCase> C10 =>
    [
        TokenCase.Claim("0", "expired", "exp", "0"),
        .. new[] { "-1", "1e400", "-1e400", "1e18", "9.2e18", "9223372036854775808" }.Select(static number => TokenCase.Claim(number, "claim_range", "exp", number)),
    ];

    public static IEnumerable<TokenCase> C12 => [Expired("just beyond the skew", -Skew - 1), Expired("at the skew", -Skew)];

    public static IEnumerable<TokenCase> C12Harmless => [Expired("just within the skew", -Skew + 1)];

    public static TokenCase Without(string claim, string reason) => TokenCase.Claims("missing", reason, (claims, _) => claims.Remove(claim));

    /// <summary>A date claim this far from now; <c>iat</c> of the sound token is now.</summary>
    public static TokenCase Shifted(string name, string reason, string claim, long seconds) =>
        TokenCase.Claims(name, reason, (claims, _) => claims[claim] = (long)claims["iat"]! + seconds);

    private static TokenCase Audience(string name, string reason, Func<TokenForge, JsonNode> audience) => TokenCase.Claims(name, reason, (claims, forge) => claims["aud"] = audience(forge));

    private static TokenCase Expired(string name, int seconds) => TokenCase.Claims(name, "expired", (claims, _) =>
    {
        claims["exp"] = (long)claims["iat"]! + seconds;
        claims["iat"] = (long)claims["exp"]! - 10;
    });

    private static JsonArray Crowd(int size, TokenForge forge) => [.. Enumerable.Repeat("x", size - 1).Append(forge.Client.ClientId).Select(static name => JsonValue.Create(name))];
}
