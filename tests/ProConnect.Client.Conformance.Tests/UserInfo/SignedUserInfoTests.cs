using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.UserInfo;

/// <summary>A client whose userinfo is signed. The cases of headers, encoding and JSON run on signed userinfo too, in the fixtures of their own.</summary>
internal sealed class SignedUserInfoTests() : UserInfoFixture(isSigned: true)
{
    private const int Skew = 60;
    private const int Week = 7 * 24 * 3600;

    private static IEnumerable<TokenCase> U04 =>
    [
        JoseHeaderCases.J03.First(),
        JoseHeaderCases.J05.First(static wrong => wrong.Name is "RS512"),
        TokenCase.Signature("signature flipped", "signature", static signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)]),
        TokenCase.Header("unknown kid", "key_not_found", static header => header["kid"] = "unknown"),
        JoseHeaderCases.J08.First(static wrong => wrong.Name.StartsWith("jwk", StringComparison.Ordinal)),
        TokenCase.Claim("another issuer", "iss", "iss", "\"https://attacker.example\""),
        TokenCase.Claim("another audience", "aud", "aud", "\"other\""),
        TokenCase.Claims("no iss", "claim_missing", static (claims, _) => claims.Remove("iss")),
        TokenCase.Claims("no aud", "claim_missing", static (claims, _) => claims.Remove("aud")),
        ClaimCases.Shifted("expired", "expired", "exp", -Skew - 1),
        ClaimCases.Shifted("from the future", "iat_window", "iat", Skew + 1),
    ];

    private static IEnumerable<TokenCase> U04Harmless =>
    [
        TokenCase.Claims("no exp", "", static (claims, _) => claims.Remove("exp")),
        TokenCase.Claims("no iat", "", static (claims, _) => claims.Remove("iat")),
        ClaimCases.Shifted("within the skew", "", "iat", Skew - 1),
    ];

    private static IEnumerable<TokenCase> U05 =>
    [
        TokenCase.Claims("another client of the application", "aud", static (claims, _) => claims["aud"] = SimulatedClients.Other.ClientId),
        TokenCase.Claims("another user", "sub_mismatch", static (claims, _) => claims["sub"] = Marc.Sub),
    ];

    private static IEnumerable<TokenCase> U06 =>
    [
        TokenCase.Claims("last week's", "expired", static (claims, _) => (claims["iat"], claims["exp"]) = ((long)claims["iat"]! - Week, (long)claims["exp"]! - Week)),
    ];

    [Case("U03")]
    [Test]
    public Task Plain_JSON_is_refused_where_a_signature_is_registered() => RefusedAsync(static faults => faults.UnsignedUserInfo = true, "userinfo.signature");

    [Case("U04")]
    [TestCaseSource(nameof(U04))]
    public Task Userinfo_that_the_provider_did_not_sign_for_this_client_now_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("U04")]
    [TestCaseSource(nameof(U04Harmless))]
    public Task Userinfo_need_not_be_dated(TokenCase harmless) => AcceptsAsync(harmless);

    [Case("U05")]
    [TestCaseSource(nameof(U05))]
    public Task Userinfo_for_another_client_or_about_another_user_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("U06")]
    [TestCaseSource(nameof(U06))]
    public Task Old_userinfo_is_refused_once_it_has_expired(TokenCase wrong) => RefusesAsync(wrong);

    [Case("U06")]
    [Test]
    public Task An_ID_token_of_another_user_is_not_her_userinfo()
    {
        var idToken = "";
        return RefusedAsync(
            faults =>
            {
                faults.IdToken = token => idToken = token;
                faults.UserInfoToken = _ => TokenCase.Claims("", "", static (claims, _) => claims["sub"] = Marc.Sub).Change(Forge, idToken);
            },
            "userinfo.sub_mismatch");
    }

    [Case("U06")]
    [Test]
    public Task An_ID_token_of_the_same_user_says_nothing_new()
    {
        var idToken = "";
        return AcceptedAsync(
            faults =>
            {
                faults.IdToken = token => idToken = token;
                faults.UserInfoToken = _ => idToken;
            },
            "the ID token of this very sign-in: accepted, it says nothing new");
    }

    [Case("U07")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J19))]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J20))]
    public Task Encrypted_userinfo_is_refused(TokenCase wrong) => RefusesAsync(wrong);
}
