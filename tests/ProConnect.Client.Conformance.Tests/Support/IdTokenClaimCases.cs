using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Claims that an ID token alone must have, with something wrong.</summary>
internal static class IdTokenClaimCases
{
    private const int Skew = 60;
    private const int MaxAge = 600;
    private const int Week = 7 * 24 * 3600;

    public static IEnumerable<TokenCase> C11 =>
    [
        TokenCase.Claims("exp", "claim_range", static (claims, _) => claims["exp"] = (long)claims["exp"]! * 1000),
        TokenCase.Claims("iat", "claim_range", static (claims, _) => claims["iat"] = (long)claims["iat"]! * 1000),
        ClaimCases.Shifted("exp eleven years ahead", "claim_range", "exp", 11L * 365 * 24 * 3600),
    ];

    public static IEnumerable<TokenCase> C13 => [ClaimCases.Shifted("by a second, within the skew", "expired", "exp", -1)];

    public static IEnumerable<TokenCase> C15 =>
    [
        ClaimCases.Shifted("a week ago", "iat_window", "iat", -Week),
        ClaimCases.Shifted("just too long ago", "iat_window", "iat", -MaxAge - Skew - 1),
        ClaimCases.Shifted("in the future", "iat_window", "iat", Skew + 1),
        TokenCase.Claims("text", "claim_type", static (claims, _) => claims["iat"] = $"{claims["iat"]}"),
        ClaimCases.Without("iat", "claim_missing"),
    ];

    public static IEnumerable<TokenCase> C15Harmless =>
    [
        ClaimCases.Shifted("as long ago as may be", "", "iat", -MaxAge - Skew + 1),
        ClaimCases.Shifted("as far ahead as may be", "", "iat", Skew - 1),
    ];

    public static IEnumerable<TokenCase> C16 =>
    [
        ClaimCases.Shifted("just beyond the skew", "not_yet_valid", "nbf", Skew + 1),
        TokenCase.Claims("text", "claim_type", static (claims, _) => claims["nbf"] = $"{claims["iat"]}"),
        TokenCase.Claim("null", "claim_type", "nbf", "null"),
    ];

    public static IEnumerable<TokenCase> C16Harmless => [ClaimCases.Shifted("just within the skew", "", "nbf", Skew - 1)];

    public static IEnumerable<TokenCase> C17 =>
    [
        ClaimCases.Without("nonce", "nonce"),
        TokenCase.Claim("null", "nonce", "nonce", "null"),
        TokenCase.Claim("empty", "nonce", "nonce", "\"\""),
        TokenCase.Claims("array", "nonce", static (claims, _) => claims["nonce"] = new JsonArray(claims["nonce"]!.DeepClone())),
        TokenCase.Claim("number", "nonce", "nonce", "5"),
        Nonce("another case", static nonce => string.Concat(nonce.Select(static c => char.IsLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)))),
        Nonce("space after", static nonce => nonce + " "),
        Nonce("one letter less", static nonce => nonce[..^1]),
        Nonce("one letter more", static nonce => nonce + "A"),
    ];

    public static IEnumerable<TokenCase> C24 =>
    [
        ClaimCases.Without("sub", "claim_missing"),
        .. new[] { "null", "\"\"", "\"  \"", "5", "true", "{}", """["8c1f0d5e"]""" }.Select(static json => TokenCase.Claim(json, "sub", "sub", json)),
    ];

    public static IEnumerable<TokenCase> C25 =>
    [
        Subject("256 characters", static _ => new string('s', 256)),
        Subject("control character", static sub => sub + "\u0001"),
        Subject("line break inside", static sub => sub.Insert(4, "\r\n")),
        Subject("NUL", static sub => sub + "\0"),
        Subject("direction override", static sub => "\u202e" + sub),
        Subject("space before", static sub => " " + sub),
        Subject("space after", static sub => sub + " "),
        Subject("no-break space after", static sub => sub + "\u00a0"),
        Subject("line separator", static sub => sub + "\u2028x"),
    ];

    private static TokenCase Nonce(string name, Func<string, string> change) => TokenCase.Claims(name, "nonce", (claims, _) => claims["nonce"] = change((string)claims["nonce"]!));

    private static TokenCase Subject(string name, Func<string, string> change) => TokenCase.Claims(name, "sub", (claims, _) => claims["sub"] = change((string)claims["sub"]!));
}
