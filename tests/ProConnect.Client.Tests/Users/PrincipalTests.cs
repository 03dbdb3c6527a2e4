using System.Security.Claims;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Users;

internal sealed class PrincipalTests
{
    [Test]
    public void Nobody_is_no_user()
    {
        Assert.That(new ClaimsPrincipal(new ClaimsIdentity()).GetProConnectUser(), Is.Null);
    }

    [Test]
    public void A_principal_without_identity_is_no_user()
    {
        Assert.That(new ClaimsPrincipal().GetProConnectUser(), Is.Null);
    }

    [Test]
    public void A_local_account_is_no_user()
    {
        Assert.That(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], "Local")).GetProConnectUser(), Is.Null);
    }

    [Test]
    public void Claims_of_nobody_authenticated_are_no_user()
    {
        Assert.That(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "the-user")])).GetProConnectUser(), Is.Null);
    }

    [Test]
    public void The_identity_with_a_subject_is_found_among_several()
    {
        var principal = new ClaimsPrincipal([new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], "Local"), new ClaimsIdentity([new Claim("sub", "the-user")], "ProConnect")]);

        Assert.That(principal.GetProConnectUser()!.Subject, Is.EqualTo("the-user"));
    }

    [Test]
    public void A_principal_that_was_altered_is_refused()
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "the-user"), new Claim("siret", "13002526500013"), new Claim("siret", "21630215800011")], "ProConnect"));

        Assert.That(Assert.Throws<UntrustedResponseException>(() => principal.GetProConnectUser())!.Code, Is.EqualTo("claims.malformed"));
    }

    [Test]
    public void Two_subjects_are_nobody_in_particular()
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "the-user"), new Claim("sub", "another")], "ProConnect"));

        Assert.That(Assert.Throws<UntrustedResponseException>(() => principal.GetProConnectUser())!.Code, Is.EqualTo("claims.malformed"));
    }

    [Test]
    public void Claims_without_subject_are_no_user()
    {
        Assert.That(() => ProConnectUser.From(ClaimSet.FromIdentity(new ClaimsIdentity())), Throws.ArgumentException);
    }

    [TestCase("""{"sub":"the-user","given_name":"Angela","usual_name":"DUBOIS","email":"a@b.example"}""", "Angela DUBOIS")]
    [TestCase("""{"sub":"the-user","usual_name":"DUBOIS","email":"a@b.example"}""", "DUBOIS")]
    [TestCase("""{"sub":"the-user","email":"a@b.example"}""", "a@b.example")]
    [TestCase("""{"sub":"the-user"}""", "the-user")]
    public async Task The_name_is_what_a_person_would_read(string userInfo, string expected)
    {
        using var provider = new ScriptedProConnect { UserInfo = JsonNode.Parse(userInfo)!.AsObject() };

        Assert.That(((SignedIn)await provider.SignInAsync()).CreatePrincipal("ProConnect").Identity!.Name, Is.EqualTo(expected));
    }
}
