using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Authorization;

/// <summary>What is shown to the user and never sent anywhere.</summary>
internal sealed class AuthorizeErrorPageTests : SimulatorFixture
{
    [TestCase("client_id")]
    [TestCase("response_type")]
    [TestCase("redirect_uri")]
    [TestCase("scope")]
    [TestCase("state")]
    public async Task A_missing_required_parameter_is_an_html_error(string name)
    {
        AssertPage(await Browser.AuthorizeAsync(Request().With(name, null)), "Y000400");
    }

    [TestCase("scope", "")]
    [TestCase("state", "")]
    [TestCase("nonce", "")]
    [TestCase("nonce", "nonçe")]
    [TestCase("login_hint", "not-an-address")]
    [TestCase("siret_hint", "1300250650001")]
    [TestCase("siret_hint", "130025065000133")]
    [TestCase("redirect_uri", "ftp://localhost/x")]
    [TestCase("redirect_uri", "/signin")]
    public async Task A_malformed_parameter_is_an_html_error(string name, string value)
    {
        AssertPage(await Browser.AuthorizeAsync(Request().With(name, value)), "Y000400");
    }

    [Test]
    public async Task A_nonce_may_have_512_characters_and_no_more()
    {
        var accepted = await Browser.AuthorizeAsync(Request().With("nonce", new string('n', 512)));
        var refused = await Browser.AuthorizeAsync(Request().With("nonce", new string('n', 513)));

        Assert.That(accepted.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        AssertPage(refused, "Y000400");
    }

    [Test]
    public async Task A_parameter_given_twice_is_an_html_error()
    {
        var url = QueryHelpers.AddQueryString("/authorize", Request().Parameters);

        AssertPage(await Browser.GetAsync($"{url}&state=other"), "Y000400");
    }

    [TestCase("unknown")]
    [TestCase("inactive-client")]
    public async Task An_unknown_or_inactive_client_is_an_html_error(string clientId)
    {
        var answer = await Browser.AuthorizeAsync(Request().With("client_id", clientId));

        AssertPage(answer, "oidc-provider-rendered-error:invalid_client");
        Assert.That(answer.Body, Does.Contain("client is invalid"));
    }

    [TestCase("http://localhost:5001/signin/")]
    [TestCase("http://localhost:5001/signin?x=1")]
    [TestCase("http://LOCALHOST:5001/signin")]
    [TestCase("https://attacker.example/")]
    public async Task Unknown_redirect_uri_is_an_html_error_never_a_redirect(string redirectUri)
    {
        AssertPage(await Browser.AuthorizeAsync(Request().With("redirect_uri", redirectUri)), "invalid_redirect_uri");
    }

    [Test]
    public async Task An_unregistered_redirect_uri_wins_over_errors_that_would_be_redirected()
    {
        var request = Request()
            .With("redirect_uri", "https://attacker.example/")
            .With("prompt", "select_account")
            .With("response_type", "token");

        AssertPage(await Browser.AuthorizeAsync(request), "invalid_redirect_uri");
    }

    [Test]
    public async Task An_unknown_route_is_an_html_404()
    {
        var answer = await Browser.GetAsync("/nowhere");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Body, Does.Contain("Y000404"));
    }

    [TestCase("/device")]
    [TestCase("/reg")]
    [TestCase("/request")]
    [TestCase("/interaction/unknown/nowhere")]
    public async Task What_is_switched_off_is_a_404(string path)
    {
        Assert.That((await Browser.PostAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static AuthorizeRequest Request() => new(persona: Personas.CamilleDurand);

    private static void AssertPage(Answer answer, string code)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.MediaType, Is.EqualTo("text/html"));
        Assert.That(answer.Location, Is.Null);
        Assert.That(answer.Body, Does.Contain(code));
    }
}
