using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Tokens;

internal sealed class IdTokenTests : SimulatorFixture
{
    [Test]
    public async Task It_says_who_for_whom_and_when_and_nothing_of_the_user()
    {
        var tokens = await SignInAsync();
        var idToken = tokens.IdToken;
        var now = Time.Now.ToUnixTimeSeconds();

        Assert.That(
            idToken.Claims.Select(claim => claim.Key),
            Is.EquivalentTo(new[] { "iss", "sub", "aud", "iat", "exp", "auth_time", "nonce", "at_hash" }));
        Assert.That(idToken["iss"], Is.EqualTo(Simulator.Issuer));
        Assert.That(idToken["aud"], Is.EqualTo(TestClients.Default.ClientId));
        Assert.That(idToken["nonce"], Is.EqualTo("the-nonce"));
        Assert.That((long)idToken.Claims["iat"]!, Is.EqualTo(now));
        Assert.That((long)idToken.Claims["auth_time"]!, Is.EqualTo(now));
        Assert.That((long)idToken.Claims["exp"]!, Is.EqualTo(now + 3600));
    }

    [Test]
    public async Task The_access_token_hash_is_the_left_half_of_its_sha256()
    {
        var tokens = await SignInAsync();
        var expected = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(tokens.AccessToken)).AsSpan(0, 16));

        Assert.That(tokens.IdToken["at_hash"], Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_a_nonce_there_is_none()
    {
        var tokens = await SignInAsync(new AuthorizeRequest(persona: Personas.CamilleDurand).With("nonce", null));

        Assert.That(tokens.IdToken.Claims.ContainsKey("nonce"), Is.False);
    }

    [Test]
    public async Task The_authentication_time_is_that_of_the_authorization_even_inside_a_session()
    {
        await SignInAsync();
        Time.Advance(TimeSpan.FromMinutes(30));

        var tokens = await SignInAsync(new AuthorizeRequest());

        Assert.That((long)tokens.IdToken.Claims["auth_time"]!, Is.EqualTo(Time.Now.ToUnixTimeSeconds()));
    }

    [TestCase("default-client", "RS256")]
    [TestCase("plain-client", "ES256")]
    public async Task It_is_signed_with_the_algorithm_of_the_client(string clientId, string algorithm)
    {
        var client = TestClients.All.Single(client => client.ClientId.Equals(clientId, StringComparison.Ordinal));

        var idToken = (await SignInAsync(Personas.CamilleDurand, client)).IdToken;

        Assert.That(idToken.Alg, Is.EqualTo(algorithm));
        Assert.That(idToken.IsSignedBy(await JwksAsync()), Is.True);
    }

    [Test]
    public async Task With_HS256_the_key_is_the_client_secret_and_there_is_no_kid()
    {
        var idToken = (await SignInAsync(Personas.CamilleDurand, TestClients.Hmac)).IdToken;

        Assert.That(idToken.Alg, Is.EqualTo("HS256"));
        Assert.That(idToken.Kid, Is.Null);
        Assert.That(idToken.IsSignedBy(TestClients.Hmac.ClientSecret), Is.True);
    }

    [Test]
    public async Task Claims_of_the_user_are_included_when_asked_for_by_name()
    {
        var request = new AuthorizeRequest(persona: Personas.CamilleDurand)
            .With("claims", """{"id_token":{"given_name":null,"sid":null,"nobody_knows":null}}""");

        var idToken = (await SignInAsync(request)).IdToken;

        Assert.That(idToken["given_name"], Is.EqualTo("Camille"));
        Assert.That(idToken["sid"], Is.Not.Null);
        Assert.That(idToken.Claims.ContainsKey("nobody_knows"), Is.False);
    }

    [Test]
    public async Task A_claim_outside_the_allow_list_is_not_included()
    {
        var request = new AuthorizeRequest(TestClients.Restricted, Personas.CamilleDurand)
            .With("claims", """{"id_token":{"siret":null,"email":null}}""");

        var idToken = (await SignInAsync(request)).IdToken;

        Assert.That(idToken["email"], Is.EqualTo(Personas.CamilleDurand.Email));
        Assert.That(idToken.Claims.ContainsKey("siret"), Is.False);
    }

    [Test]
    public async Task The_subject_is_the_same_for_every_application()
    {
        var one = (await SignInAsync(Personas.HelenePetit)).IdToken["sub"];
        var other = (await SignInAsync(Personas.HelenePetit, TestClients.Hmac)).IdToken["sub"];

        Assert.That(one, Is.EqualTo(Personas.HelenePetit.Sub));
        Assert.That(other, Is.EqualTo(one));
    }

    [Test]
    public async Task The_session_identifier_differs_at_each_authorization()
    {
        AuthorizeRequest Request() => new AuthorizeRequest(persona: Personas.CamilleDurand).With("claims", """{"id_token":{"sid":null}}""");

        var first = (await SignInAsync(Request())).IdToken["sid"];
        var second = (await SignInAsync(Request())).IdToken["sid"];

        Assert.That(second, Is.Not.EqualTo(first));
    }
}
