using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>What is said of the user: kept as it came, or refused, never guessed.</summary>
internal sealed class UserClaimTests() : TokenFixture(TokenUse.UserInfo)
{
    private const string AspNetRole = ClaimTypes.Role;

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/types", static (ClaimsPrincipal user, string type) => user.FindAll(type).Select(TypeAndValue));
            app.MapGet("/is", static (ClaimsPrincipal user, string role) => user.IsInRole(role));
        };
    }

    private static string TypeAndValue(Claim claim) => $"{claim.ValueType[(claim.ValueType.LastIndexOf('#') + 1)..]}:{claim.Value}";

    [Case("C23")]
    [TestCase("\"pwd\"", "pwd", TestName = "amr_as_a_text_is_a_list_of_one")]
    [TestCase("""["pwd","pwd"]""", "pwd,pwd", TestName = "amr_twice_the_same_is_kept")]
    [TestCase("[]", "", TestName = "amr_empty_is_no_factor")]
    [TestCase("null", "", TestName = "amr_null_is_no_factor")]
    [TestCase("""["pwd",5]""", "", TestName = "amr_with_a_number_is_as_if_absent")]
    [TestCase("""[["pwd"]]""", "", TestName = "amr_with_a_list_is_as_if_absent")]
    [TestCase("[null]", "", TestName = "amr_with_null_is_as_if_absent")]
    [TestCase("{}", "", TestName = "amr_an_object_is_as_if_absent")]
    [TestCase("5", "", TestName = "amr_a_number_is_as_if_absent")]
    public async Task Factors_are_a_list_of_texts(string json, string factors)
    {
        await AcceptedAsync(faults => faults.IdTokenClaims = claims => claims["amr"] = JsonNode.Parse(json));

        var me = (await Browser.GetAsync("api/me")).Json;
        Assert.That(string.Join(',', me["amr"]!.AsArray().Select(static item => (string)item!)), Is.EqualTo(factors));
    }

    [Case("C26")]
    [TestCase("r\u00e9gine-42", "re\u0301gine-42", TestName = "composed_and_decomposed")]
    [TestCase("agent-42", "\uff41gent-42", TestName = "full_width")]
    [TestCase("agent-42", "\u0430gent-42", TestName = "Cyrillic")]
    [TestCase("agent-42", "Agent-42", TestName = "another_case")]
    public Task Subjects_that_look_alike_are_different(string ofIdToken, string ofUserInfo) => RefusedAsync(
        faults =>
        {
            faults.IdTokenClaims = claims => claims["sub"] = ofIdToken;
            faults.UserInfoClaims = claims => claims["sub"] = ofUserInfo;
        },
        "userinfo.sub_mismatch");

    [Case("C29")]
    [TestCase("\"true\"", "string:true")]
    [TestCase("\"false\"", "string:false")]
    [TestCase("1", "integer64:1")]
    [TestCase("true", "boolean:true")]
    [TestCase("false", "boolean:false")]
    public async Task Only_true_is_true(string json, string claim)
    {
        await AcceptedAsync(faults => faults.UserInfoClaims = claims => claims["email_verified"] = JsonNode.Parse(json), "kept with its type");

        Assert.That((await Browser.GetAsync("types?type=email_verified")).Json.AsArray().Select(static item => (string)item!), Is.EqualTo(new[] { claim }));
    }

    [Case("C30")]
    [TestCase("email", """["a@ministere.example","b@ministere.example"]""")]
    [TestCase("given_name", "{}")]
    [TestCase("uid", "100245")]
    [TestCase("siret", """["13002526500013"]""")]
    [TestCase("roles", "{}")]
    [TestCase("roles", """["agent_public",{}]""")]
    [TestCase("custom", "\"text\"")]
    public Task A_claim_of_another_type_is_refused(string claim, string json) =>
        RefusedAsync(faults => faults.UserInfoClaims = claims => claims[claim] = JsonNode.Parse(json), "claims.malformed");

    [Case("C30")]
    [Test]
    public async Task A_list_that_is_one_text_is_a_list_of_one()
    {
        await AcceptedAsync(static faults => faults.UserInfoClaims = static claims => claims["roles"] = "agent_public");

        Assert.That((await Browser.GetAsync("api/me")).Json["roles"]!.ToJsonString(), Is.EqualTo("""["agent_public"]"""));
    }

    [Case("C31")]
    [TestCase("role")]
    [TestCase("roles")]
    [TestCase("groups")]
    [TestCase(AspNetRole)]
    [TestCase("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/role")]
    [TestCase("name")]
    [TestCase("nameid")]
    [TestCase("amr")]
    public async Task A_claim_of_the_provider_is_no_role_of_the_application(string claim)
    {
        await AcceptedAsync(faults => faults.UserInfoClaims = claims => claims[claim] = claim is "name" or "nameid" ? "admin" : new JsonArray("admin"), "accepted, no role");

        Assert.That((await Browser.GetAsync("is?role=admin")).Body, Is.EqualTo("false"));
    }

    [Case("C32")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("=cmd|' /C calc'!A0")]
    [TestCase("Durand\r\nSet-Cookie: a=b")]
    [TestCase("Durand\0")]
    [TestCase("\u202eDurand")]
    [TestCase("\"}],\"roles\":[\"admin\"")]
    public async Task A_hostile_text_is_kept_as_data(string text)
    {
        await AcceptedAsync(faults => faults.UserInfoClaims = claims => claims["usual_name"] = text, "accepted as data");

        Assert.That((string?)(await Browser.GetAsync("api/me")).Json["usualName"], Is.EqualTo(text));
    }

    [Case("C32")]
    [TestCase(90_000, "claims.too_large", HttpStatusCode.BadRequest)]
    [TestCase(1_000_000, "userinfo.too_large", HttpStatusCode.ServiceUnavailable)]
    public Task A_huge_text_is_refused(int length, string code, HttpStatusCode status) =>
        RefusedAsync(faults => faults.UserInfoClaims = claims => claims["usual_name"] = new string('x', length), code, status);

    [Case("C33")]
    [Test]
    public Task Five_hundred_claims_are_refused() => RefusedAsync(
        static faults => faults.UserInfoClaims = static claims =>
        {
            for (var i = 0; i < 500; i++)
                claims[$"claim-{i}"] = $"a value that nobody asked for, number {i}";
        },
        "claims.too_large");

    [Case("C33")]
    [Test]
    public async Task A_session_fits_into_its_cookies_up_to_the_last_byte()
    {
        const int Ample = 20_000;
        const int Limit = 12_000;
        await RefusedAsync(static faults => faults.UserInfoClaims = static claims => claims["filler"] = new string('x', Ample), "claims.too_large");
        var explanation = Logs.Ours.Select(static entry => entry.Values.GetValueOrDefault("Explanation") ?? "").First(static text => text.Contains(" bytes", StringComparison.Ordinal));
        var size = int.Parse(string.Concat(explanation.SkipWhile(static c => !char.IsDigit(c)).TakeWhile(char.IsDigit)));
        // A length above 16,383 takes one more byte.
        var fitting = Ample - (size - Limit) + 1;

        await RefusedAsync(faults => faults.UserInfoClaims = claims => claims["filler"] = new string('x', fitting + 1), "claims.too_large");
        await AcceptedAsync(faults => faults.UserInfoClaims = claims => claims["filler"] = new string('x', fitting), "accepted up to the limit");

        Assert.That(Browser.Cookies.GetCookieHeader(Browser.Origin), Has.Length.LessThan(24_000));
    }
}
