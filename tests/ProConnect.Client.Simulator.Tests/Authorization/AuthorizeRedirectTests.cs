using System.Net;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Authorization;

/// <summary>What the application is told at its redirect URI.</summary>
internal sealed class AuthorizeRedirectTests : SimulatorFixture
{
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Test]
    public async Task Success_is_a_303_with_code_state_and_iss()
    {
        var answer = await Browser.AuthorizeAsync(Request());

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.MediaType, Is.EqualTo("text/html"));
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
        Assert.That(answer.Location, Does.StartWith($"{TestClients.RedirectUri}?"));
        Assert.That(answer.Redirect.Keys, Is.EquivalentTo(new[] { "code", "state", "iss" }));
        Assert.That(answer.Redirect["state"], Is.EqualTo("the-state"));
        Assert.That(answer.Redirect["iss"], Is.EqualTo(Simulator.Issuer));
        Assert.That(answer.Redirect["code"], Does.Match("^[A-Za-z0-9_-]{43}$"));
    }

    [Test]
    public async Task A_request_can_be_posted()
    {
        var form = Request().Parameters.Select(parameter => (parameter.Key, parameter.Value!)).ToArray();

        var answer = await Browser.PostAsync("/authorize", form);

        Assert.That(answer.Redirect, Does.ContainKey("code"));
    }

    [Test]
    public async Task The_query_of_a_registered_redirect_uri_is_kept()
    {
        var answer = await Browser.AuthorizeAsync(Request().With("redirect_uri", "http://localhost:5001/other?keep=1"));

        Assert.That(answer.Redirect["keep"], Is.EqualTo("1"));
        Assert.That(answer.Redirect, Does.ContainKey("code"));
    }

    [Test]
    public async Task Unknown_parameters_and_response_mode_are_ignored()
    {
        var answer = await Browser.AuthorizeAsync(Request().With("x-client-SKU", "any").With("response_mode", "form_post"));

        Assert.That(answer.Redirect, Does.ContainKey("code"));
    }

    [TestCase("prompt", "select_account", "unsupported prompt value requested")]
    [TestCase("prompt", "create", "unsupported prompt value requested")]
    [TestCase("prompt", "none login", "prompt none must only be used alone")]
    [TestCase("response_type", "", "missing required parameter 'response_type'")]
    [TestCase("claims", "{", "could not parse the claims parameter JSON")]
    [TestCase("claims", "[]", "claims parameter should be a JSON object")]
    [TestCase("claims", "null", "claims parameter should be a JSON object")]
    [TestCase("claims", "{}", "claims parameter should have userinfo or id_token properties")]
    [TestCase("claims", """{"claims":{"id_token":{"acr":null}}}""", "claims parameter should have userinfo or id_token properties")]
    [TestCase("claims", """{"id_token":[]}""", "claims.id_token should be an object")]
    [TestCase("claims", """{"userinfo":1}""", "claims.userinfo should be an object")]
    [TestCase("code_challenge_method", "S256", "code_challenge must be provided with code_challenge_method")]
    [TestCase("code_challenge_method", "plain", "not supported value of code_challenge_method")]
    [TestCase("code_challenge", Challenge, "plain code_challenge_method fallback disabled, code_challenge_method must be provided")]
    public async Task An_invalid_request_is_redirected(string name, string value, string description)
    {
        AssertError(await Browser.AuthorizeAsync(Request().With(name, value)), "invalid_request", description);
    }

    [TestCase("too-short", "code_challenge must be a string with a minimum length of 43 characters")]
    [TestCase("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "code_challenge contains invalid characters")]
    public async Task A_malformed_challenge_is_redirected(string challenge, string description)
    {
        var request = Request().With("code_challenge", challenge).With("code_challenge_method", "S256");

        AssertError(await Browser.AuthorizeAsync(request), "invalid_request", description);
    }

    [Test]
    public async Task The_plain_method_is_refused_even_with_a_challenge()
    {
        var request = Request().With("code_challenge", Challenge).With("code_challenge_method", "plain");

        AssertError(await Browser.AuthorizeAsync(request), "invalid_request", "not supported value of code_challenge_method");
    }

    [Test]
    public async Task The_claims_parameter_needs_the_openid_scope()
    {
        var request = Request().With("scope", "email").With("nonce", null).With("claims", """{"id_token":{"acr":null}}""");

        AssertError(
            await Browser.AuthorizeAsync(request),
            "invalid_request",
            "openid scope must be requested when using the claims parameter");
    }

    [Test]
    public async Task Another_response_type_is_unsupported()
    {
        AssertError(
            await Browser.AuthorizeAsync(Request().With("response_type", "none")),
            "unsupported_response_type",
            "unsupported response_type requested");
    }

    [TestCase("id_token")]
    [TestCase("code token")]
    public async Task A_response_type_with_tokens_is_refused_in_the_fragment(string responseType)
    {
        var answer = await Browser.AuthorizeAsync(Request().With("response_type", responseType));

        Assert.That(answer.RedirectFragment["error"], Is.EqualTo("unsupported_response_type"));
        Assert.That(answer.RedirectFragment["state"], Is.EqualTo("the-state"));
        Assert.That(answer.Redirect, Is.Empty);
    }

    [Test]
    public async Task A_scope_outside_the_allow_list_is_refused_and_named()
    {
        var request = new AuthorizeRequest(TestClients.Restricted, Personas.CamilleDurand).With("scope", "openid email siret");

        var answer = await Browser.AuthorizeAsync(request);

        AssertError(answer, "invalid_scope", "requested scope is not allowed");
        Assert.That(answer.Redirect["scope"], Is.EqualTo("siret"));
    }

    [Test]
    public async Task A_scope_nobody_knows_is_ignored()
    {
        var tokens = await SignInAsync(Request().With("scope", "openid profile offline_access email"));

        Assert.That(tokens.Scope, Is.EqualTo("openid email"));
    }

    [Test]
    public async Task Scopes_may_be_separated_by_a_plus_sign()
    {
        var tokens = await SignInAsync(Request().With("scope", "openid+email"));

        Assert.That(tokens.Scope, Is.EqualTo("openid email"));
    }

    [Test]
    public async Task An_unknown_identity_provider_hint_is_redirected()
    {
        AssertError(
            await Browser.AuthorizeAsync(Request().With("idp_hint", "00000000-0000-4000-8000-000000000000")),
            "idp_hint_not_found",
            "provided idp_hint could not be found");
    }

    private static AuthorizeRequest Request() => new(persona: Personas.CamilleDurand);

    private void AssertError(Answer answer, string error, string description)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther), answer.Body);
        Assert.That(answer.MediaType, Is.EqualTo("text/html"));
        Assert.That(answer.Redirect["error"], Is.EqualTo(error));
        Assert.That(answer.Redirect["error_description"], Is.EqualTo(description));
        Assert.That(answer.Redirect["state"], Is.EqualTo("the-state"));
        Assert.That(answer.Redirect["iss"], Is.EqualTo(Simulator.Issuer));
        Assert.That(answer.Redirect, Does.Not.ContainKey("code"));
    }
}
