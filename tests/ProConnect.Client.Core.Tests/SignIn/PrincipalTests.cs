using System.Security.Claims;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.SignIn;

internal sealed class PrincipalTests
{
    [Test]
    public async Task Claims_keep_their_names_an_array_is_several_claims_and_an_object_stays_json()
    {
        var user = await SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Identity?.IsAuthenticated, Is.True);
            Assert.That(user.Identity?.AuthenticationType, Is.EqualTo("scheme"));
            Assert.That(Values(user, "sub"), Is.EqualTo(new[] { ScriptedProvider.Subject }));
            Assert.That(Values(user, "email"), Is.EqualTo(new[] { ScriptedProvider.Email }));
            Assert.That(Values(user, "groups"), Is.EqualTo(new[] { "staff", "agents" }));
            Assert.That(Values(user, "amr"), Is.EqualTo(new[] { "pwd", "otp" }));
            Assert.That(Values(user, "acr"), Is.EqualTo(new[] { "high" }));
            Assert.That(Values(user, "address"), Is.EqualTo(new[] { """{"locality":"Lyon"}""" }));
            Assert.That(user.FindFirst("address")?.ValueType, Is.EqualTo("JSON"));
            Assert.That(user.Claims.Select(static claim => claim.Issuer), Is.All.EqualTo(ScriptedProvider.Issuer));
            Assert.That(user.FindFirst(ClaimTypes.NameIdentifier), Is.Null);
            Assert.That(user.FindFirst(ClaimTypes.Email), Is.Null);
        }
    }

    [Test]
    public async Task What_was_spent_in_the_verification_is_left_out()
    {
        var user = await SignInAsync(static provider => provider.IdToken.Payload = static claims => (claims["azp"], claims["nbf"], claims["jti"]) = (Rig.ClientId, 1, "x"));

        Assert.That(user.Claims.Select(static claim => claim.Type), Has.None.AnyOf("aud", "azp", "exp", "iat", "nbf", "nonce", "at_hash", "c_hash", "s_hash", "jti"));
    }

    [TestCase("role")]
    [TestCase("roles")]
    [TestCase("groups")]
    [TestCase("http://schemas.microsoft.com/ws/2008/06/identity/claims/role")]
    [TestCase("HTTP://schemas.microsoft.com/ws/2008/06/identity/claims/ROLE")]
    public async Task No_claim_of_the_provider_becomes_a_role(string name)
    {
        var user = await SignInAsync(provider => provider.UserInfo = claims => claims[name] = new JsonArray("admin"));

        Assert.That(user.IsInRole("admin"), Is.False);
    }

    [Test]
    public async Task A_claim_that_differs_from_a_protocol_claim_only_by_case_does_not_stand_in_for_it()
    {
        var user = await SignInAsync(static provider =>
        {
            provider.IdToken.Payload = static claims => (claims["SUB"], claims["Acr"]) = ("other", "top");
            provider.UserInfo = static claims => (claims["Sub"], claims["ACR"], claims["Auth_Time"]) = ("other", "top", 1);
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(user, "sub"), Is.EqualTo(new[] { ScriptedProvider.Subject }));
            Assert.That(Values(user, "acr"), Is.EqualTo(new[] { "high" }));
            Assert.That(Values(user, "auth_time"), Has.None.EqualTo("1"));
        }
    }

    [Test]
    public async Task A_level_that_is_no_text_is_no_claim()
    {
        var user = await SignInAsync(static provider => provider.IdToken.Payload = static claims => claims["acr"] = new JsonArray("low", "high"));

        Assert.That(user.FindFirst("acr"), Is.Null);
    }

    [Test]
    public async Task A_role_that_the_application_adds_is_a_role()
    {
        var user = await SignInAsync();

        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(ClaimTypes.Role, "admin"));

        Assert.That(user.IsInRole("admin"), Is.True);
    }

    [Test]
    public async Task The_name_is_the_name_claim_when_there_is_one()
    {
        var user = await SignInAsync(static provider => provider.UserInfo = static claims => claims["name"] = "Camille D.", "given_name");

        Assert.That(user.Identity?.Name, Is.EqualTo("Camille D."));
    }

    [Test]
    public async Task The_name_is_made_of_the_display_name_claims_otherwise()
    {
        var user = await SignInAsync(null, "given_name", "absent", "groups", "usual_name");

        Assert.That(user.Identity?.Name, Is.EqualTo("Camille Dupont"));
    }

    [Test]
    public async Task The_name_is_the_email_when_no_display_name_is_there()
    {
        var user = await SignInAsync(null, "absent");

        Assert.That(user.Identity?.Name, Is.EqualTo(ScriptedProvider.Email));
    }

    [Test]
    public async Task The_name_is_the_subject_when_nothing_else_is_there()
    {
        var user = await SignInAsync(static provider => provider.UserInfo = static claims => claims["email"] = 5);

        Assert.That(user.Identity?.Name, Is.EqualTo(ScriptedProvider.Subject));
    }

    [Test]
    public async Task Numbers_and_booleans_keep_their_type_and_are_not_coerced()
    {
        var user = await SignInAsync(static provider => provider.UserInfo = static claims =>
        {
            claims["email_verified"] = "true";
            claims["active"] = true;
            claims["count"] = 7;
            claims["ratio"] = 1.5;
            claims["nothing"] = null;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.FindFirst("email_verified")?.ValueType, Is.EqualTo(ClaimValueTypes.String));
            Assert.That(user.FindFirst("active")?.ValueType, Is.EqualTo(ClaimValueTypes.Boolean));
            Assert.That(user.FindFirst("count")?.ValueType, Is.EqualTo(ClaimValueTypes.Integer64));
            Assert.That(user.FindFirst("ratio")?.ValueType, Is.EqualTo(ClaimValueTypes.Double));
            Assert.That(user.FindFirst("nothing"), Is.Null);
        }
    }

    private static async Task<ClaimsPrincipal> SignInAsync(Action<ScriptedProvider>? script = null, params string[] displayNameClaims)
    {
        using var rig = Rig.Create(options => options.NameParts = displayNameClaims, script);
        return (await rig.SignInWellAsync()).CreatePrincipal("scheme");
    }

    private static IEnumerable<string> Values(ClaimsPrincipal user, string name) => user.FindAll(name).Select(static claim => claim.Value);
}
