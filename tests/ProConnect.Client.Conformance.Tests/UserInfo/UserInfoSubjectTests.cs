using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.UserInfo;

/// <summary>Userinfo is about the user of the ID token, and says nothing that is the ID token's to say.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class UserInfoSubjectTests(bool isSigned) : UserInfoFixture(isSigned)
{
    private static readonly string[] OfIdTokenOnly = ["nonce", "acr", "amr", "auth_time", "sid", "at_hash", "c_hash", "s_hash", "nbf", "jti", "events"];

    [Case("U01")]
    [TestCase(null)]
    [TestCase("null")]
    [TestCase("5")]
    [TestCase("\"\"")]
    [TestCase("[]")]
    public Task Userinfo_says_whom_it_is_about(string? json) => RefusedAsync(
        faults => faults.UserInfoClaims = claims =>
        {
            claims.Remove("sub");
            if (json is not null)
                claims["sub"] = JsonNode.Parse(json);
        },
        "userinfo.sub_missing");

    [Case("U01")]
    [TestCase("another case")]
    [TestCase("space after")]
    [TestCase("space before")]
    [TestCase("another user")]
    public Task Userinfo_about_another_user_is_refused(string which) => RefusedAsync(
        faults => faults.UserInfoClaims = claims => claims["sub"] = which switch
        {
            "another case" => Camille.Sub.ToUpperInvariant(),
            "space after" => $"{Camille.Sub} ",
            "space before" => $" {Camille.Sub}",
            _ => Marc.Sub,
        },
        "userinfo.sub_mismatch");

    [Case("U08")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task Only_the_ID_token_says_how_the_user_authenticated(bool isInIdToken)
    {
        string[] names = IsSigned ? OfIdTokenOnly : [.. OfIdTokenOnly, "iss", "aud", "azp", "exp", "iat"];
        await AcceptedAsync(faults =>
        {
            faults.UserInfoClaims = claims =>
            {
                foreach (var name in names)
                    claims[name] = "forged";
            };
            if (!isInIdToken)
                faults.IdTokenClaims = static claims => (_, _) = (claims.Remove("acr"), claims.Remove("amr"));
        }, "ignored, accepted");

        var me = (await Browser.GetAsync("api/me")).Json;
        Assert.That((string?)me["acr"], Is.EqualTo(isInIdToken ? Camille.Acr : null));
        Assert.That(me["amr"]!.AsArray(), Has.Count.EqualTo(isInIdToken ? Camille.Amr.Count : 0));
        Assert.That((await Browser.GetAsync("api/claims")).Body, Does.Not.Contain("forged"));
    }

    [Case("U12")]
    [Test]
    public Task A_claim_source_is_not_fetched() => AcceptsUnfetchedAsync(new JsonObject
    {
        ["inside"] = new JsonObject { ["endpoint"] = "http://169.254.169.254/latest/meta-data", ["access_token"] = "t" },
        ["provider"] = new JsonObject { ["endpoint"] = $"{Simulator.Issuer}/claims", ["access_token"] = "t" },
    });

    private async Task AcceptsUnfetchedAsync(JsonObject sources)
    {
        var names = new JsonObject { ["siret"] = "inside" };
        await AcceptedAsync(faults => faults.UserInfoClaims = claims => (claims["_claim_names"], claims["_claim_sources"]) = (names, sources), "not fetched, accepted");
        ExpectOnlyTheProviderAsked();
    }
}
