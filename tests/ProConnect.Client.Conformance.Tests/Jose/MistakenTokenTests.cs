using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Jose;

/// <summary>Genuine tokens of the provider, made for something else, in the place of the ID token.</summary>
internal sealed class MistakenTokenTests() : TokenFixture(TokenUse.IdToken)
{
    private static IEnumerable<TokenCase> Mistaken =>
    [
        new("logout token", "typ", static (forge, token) => forge.Simulator.CreateLogoutToken(forge.Client.ClientId, SubjectOf(token))),
        Untyped("logout token without typ", "typ", static (forge, token) => Jws.Parse(forge.Simulator.CreateLogoutToken(forge.Client.ClientId, SubjectOf(token))).PayloadJson),
        Untyped("access token for an API", "aud", static (forge, token) => AccessToken(forge, token, "https://api.example")),
        Untyped("access token for the client itself", "nonce", static (forge, token) => AccessToken(forge, token, forge.Client.ClientId)),
        Untyped("signed userinfo", "nonce", static (_, token) => UserInfoOf(token)),
    ];

    [Case("J15")]
    [TestCaseSource(nameof(Mistaken))]
    public Task A_token_made_for_something_else_is_no_ID_token(TokenCase wrong) => RefusesAsync(wrong);

    private static TokenCase Untyped(string name, string reason, Func<TokenForge, string, JsonObject> claims) => new(name, reason, (forge, token) =>
    {
        var header = Jws.Parse(token).HeaderJson;
        header.Remove("typ");
        return forge.Write("RS256", Jws.Encode(header.ToJsonString()), Jws.Encode(claims(forge, token).ToJsonString()));
    });

    private static JsonObject AccessToken(TokenForge forge, string token, string audience)
    {
        var claims = Jws.Parse(token).PayloadJson;
        return new JsonObject
        {
            ["iss"] = forge.Issuer,
            ["sub"] = claims["sub"]!.DeepClone(),
            ["aud"] = audience,
            ["client_id"] = forge.Client.ClientId,
            ["iat"] = claims["iat"]!.DeepClone(),
            ["exp"] = claims["exp"]!.DeepClone(),
            ["scope"] = "openid",
        };
    }

    private static JsonObject UserInfoOf(string token)
    {
        var claims = Jws.Parse(token).PayloadJson;
        foreach (var name in new[] { "nonce", "at_hash", "auth_time", "acr", "amr" })
            claims.Remove(name);
        claims["email"] = Camille.Email;
        return claims;
    }

    private static string SubjectOf(string token) => (string)Jws.Parse(token).PayloadJson["sub"]!;
}
