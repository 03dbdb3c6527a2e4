using ProConnect.Client.Core.Validation;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;

namespace ProConnect.Client.Fuzz.Tests.Validation;

/// <summary>Claims of sound ID tokens, and claims on both sides of each rule.</summary>
internal static class SampleClaims
{
    public const string Nonce = "n-0S6_WzA2Mj-of-this-sign-in";
    public const string Code = "SplxlOBeZQQYbYS6WxSbIA";
    public const string AccessToken = "SlAV32hkKG-access-token";

    private static readonly long Now = VirtualTime.Start.ToUnixTimeSeconds();

    public static IReadOnlyList<Member>[] Sound { get; } =
    [
        [
            Member.OfText("iss", Bench.Issuer), Member.OfText("sub", Bench.Subject), Member.OfText("aud", Bench.ClientId),
            Member.OfRaw("exp", $"{Now + 300}"), Member.OfRaw("iat", $"{Now}"), Member.OfText("nonce", Nonce), Member.OfRaw("auth_time", $"{Now - 5}"),
        ],
        [
            Member.OfText("iss", Bench.Issuer), Member.OfText("sub", Bench.Subject), Member.OfRaw("aud", $"[\"{Bench.ClientId}\"]"), Member.OfText("azp", Bench.ClientId),
            Member.OfRaw("exp", $"{Now + 300}.5"), Member.OfRaw("iat", $"{Now}"), Member.OfRaw("nbf", $"{Now}"), Member.OfText("nonce", Nonce),
            Member.OfRaw("auth_time", $"{Now - 5}"), Member.OfText("acr", "high"), Member.OfRaw("amr", "[\"pwd\",\"otp\"]"),
            Member.OfText("at_hash", IdTokenRules.HalfHash(AccessToken)), Member.OfText("c_hash", IdTokenRules.HalfHash(Code)), Member.OfText("email", "camille.dupont@example.org"),
        ],
    ];

    public static IdTokenExpectation[] Expectations { get; } =
    [
        new(Nonce, Code, State: null, AccessToken, AuthenticatedSince: null),
        new(Nonce, Code, State: null, AccessToken, VirtualTime.Start.AddSeconds(-300)),
        new(Nonce: null, Code: null, State: null, AccessToken, AuthenticatedSince: null),
    ];

    public static Member[] Telling { get; } =
    [
        .. Texts("iss", Bench.Issuer, $"{Bench.Issuer}/", "https://OP.example", "http://op.example", "https://op.example.evil.example", ""),
        .. Texts("sub", Bench.Subject, "a", "", " a", "a ", "a\\u0000", "é", "\\u202ea", new string('a', 255), new string('a', 256)),
        .. Texts("aud", Bench.ClientId, "Client-1", "client-2", ""),
        .. Raw("aud", "[]", $"[\"{Bench.ClientId}\",\"{Bench.ClientId}\"]", $"[\"{Bench.ClientId}\",\"client-2\"]", $"[\"{Bench.ClientId}\",null]", $"[[\"{Bench.ClientId}\"]]"),
        .. Texts("azp", Bench.ClientId, "client-2", ""),
        .. Times("exp", -61, -60, -59, 0, 300, 3_650L * 24 * 3_600, (3_650L * 24 * 3_600) + 1),
        .. Times("iat", -661, -660, -300, 60, 61, 301),
        .. Times("nbf", -100, 60, 61),
        .. Times("auth_time", -361, -360, -5, 60, 61),
        .. Texts("nonce", Nonce, Nonce.ToUpperInvariant(), "n-other", ""),
        .. Texts("at_hash", IdTokenRules.HalfHash(AccessToken), IdTokenRules.HalfHash(Code), ""),
        .. Texts("c_hash", IdTokenRules.HalfHash(Code), IdTokenRules.HalfHash(AccessToken), ""),
        Member.OfRaw("events", "{}"),
        .. Texts("acr", "high", "eidas1"),
    ];

    private static IEnumerable<Member> Texts(string name, params string[] values) => values.Select(value => Member.OfText(name, value));

    private static IEnumerable<Member> Raw(string name, params string[] values) => values.Select(value => Member.OfRaw(name, value));

    private static IEnumerable<Member> Times(string name, params long[] offsets) => offsets.Select(offset => Member.OfRaw(name, $"{Now + offset}"));
}
