using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Logout;

internal sealed class BackChannelLogoutTests : SimulatorFixture
{
    private static readonly SimulatedClient Told = new()
    {
        ClientId = "told-client",
        ClientSecret = "told-client-secret-0123456789abcdefghi",
        RedirectUris = { TestClients.RedirectUri },
        BackChannelLogoutUri = "http://localhost:5001/backchannel-logout",
    };

    private readonly Receiver _receiver = new();

    [SetUp]
    public void Forget() => _receiver.Forms.Clear();

    [OneTimeTearDown]
    public void DisposeReceiver() => _receiver.Dispose();

    protected override void Configure(SimulatorOptions options)
    {
        options.Clients.Add(Told);
        options.BackChannel = _receiver;
    }

    [Test]
    public async Task Each_application_that_wants_it_is_told_which_session_has_ended()
    {
        var tokens = await SignInAsync(AskingForSid());
        await SignInAsync();

        await Browser.GetAsync($"/session/end?client_id={Told.ClientId}");

        Assert.That(_receiver.Forms, Has.Count.EqualTo(1));
        var token = new Jwt(QueryHelpers.ParseQuery(_receiver.Forms[0])["logout_token"].ToString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)token.Header["typ"], Is.EqualTo("logout+jwt"));
            Assert.That((string?)token.Claims["iss"], Is.EqualTo(Simulator.Issuer));
            Assert.That((string?)token.Claims["aud"], Is.EqualTo(Told.ClientId));
            Assert.That((string?)token.Claims["sub"], Is.EqualTo(Personas.CamilleDurand.Sub));
            Assert.That((string?)token.Claims["sid"], Is.EqualTo((string?)tokens.IdToken.Claims["sid"]));
            Assert.That(token.Claims["events"]!["http://schemas.openid.net/event/backchannel-logout"]!.ToJsonString(), Is.EqualTo("{}"));
            Assert.That((long)token.Claims["exp"]! - (long)token.Claims["iat"]!, Is.EqualTo(120));
            Assert.That(token.Claims.ContainsKey("nonce"), Is.False);
            Assert.That(token.IsSignedBy(await JwksAsync()), Is.True);
        }
    }

    [Test]
    public async Task The_user_goes_on_when_an_application_cannot_be_told()
    {
        await SignInAsync(AskingForSid());
        _receiver.IsDown = true;

        var answer = await Browser.GetAsync($"/session/end?client_id={Told.ClientId}");

        _receiver.IsDown = false;
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public void A_logout_token_is_made_for_registered_applications_only() =>
        Assert.That(() => Simulator.CreateLogoutToken("nobody", "sub"), Throws.ArgumentException.With.Message.Contains("'nobody'"));

    [Test]
    public async Task A_logout_token_can_be_wrong_in_every_way()
    {
        Simulator.Faults.LogoutTokenAlg = "ES256";
        Simulator.Faults.LogoutTokenSignature = TokenSignature.Corrupted;
        Simulator.Faults.LogoutTokenHeader = static header => header["typ"] = "at+jwt";
        Simulator.Faults.LogoutTokenClaims = static claims => claims["nonce"] = "n";

        var token = new Jwt(Simulator.CreateLogoutToken(Told.ClientId, "sub"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.Alg, Is.EqualTo("ES256"));
            Assert.That((string?)token.Header["typ"], Is.EqualTo("at+jwt"));
            Assert.That((string?)token.Claims["nonce"], Is.EqualTo("n"));
            Assert.That(token.Claims.ContainsKey("sid"), Is.False);
            Assert.That(token.IsSignedBy(await JwksAsync()), Is.False);
        }
    }

    private static AuthorizeRequest AskingForSid() => new AuthorizeRequest(Told, Personas.CamilleDurand).With("claims", """{"id_token":{"sid":null}}""");
}
