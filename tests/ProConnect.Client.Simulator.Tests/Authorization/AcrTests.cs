using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Authorization;

internal sealed class AcrTests : SimulatorFixture
{
    private static readonly Persona WithMail = Personas.BrunoLefevre with
    {
        Email = "with.mail@ministere.example",
        Sub = "d2b7c1e8-5a64-4f03-8c9d-1e7f3a60b5d4",
        Amr = ["pwd", "mail"],
    };

    [Test]
    public async Task The_level_is_absent_unless_requested()
    {
        Assert.That((await SignInAsync()).IdToken["acr"], Is.Null);
    }

    [TestCase("acr_values", "eidas1")]
    [TestCase("claims", """{"id_token":{"acr":null}}""")]
    [TestCase("claims", """{"id_token":{"acr":{"essential":true}}}""")]
    [TestCase("claims", """{"id_token":{"acr":{"value":"eidas1"}}}""")]
    public async Task The_level_is_given_when_requested_whatever_a_voluntary_request_wished(string name, string value)
    {
        var tokens = await SignInAsync(new AuthorizeRequest(persona: Personas.CamilleDurand).With(name, value));

        Assert.That(tokens.IdToken["acr"], Is.EqualTo("eidas2"));
    }

    [Test]
    public async Task A_required_level_that_is_reached_is_given()
    {
        var request = new AuthorizeRequest(persona: Personas.FatouDiallo).RequireAcr("eidas1-mfa", "eidas2", "eidas3");

        Assert.That((await SignInAsync(request)).IdToken["acr"], Is.EqualTo("eidas1-mfa"));
    }

    [Test]
    public async Task A_single_required_value_works_like_a_list()
    {
        var request = new AuthorizeRequest(persona: Personas.HelenePetit)
            .With("claims", """{"id_token":{"acr":{"essential":true,"value":"eidas3"}}}""");

        Assert.That((await SignInAsync(request)).IdToken["acr"], Is.EqualTo("eidas3"));
    }

    [Test]
    public async Task A_higher_level_does_not_satisfy_a_lower_requirement()
    {
        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand).RequireAcr("eidas1"));

        Assert.That(answer.Redirect["error"], Is.EqualTo("access_denied"));
        Assert.That(answer.Redirect["error_description"], Is.EqualTo("requested ACRs could not be satisfied"));
        Assert.That(answer.Redirect["state"], Is.EqualTo("the-state"));
    }

    [Test]
    public async Task Without_the_email_code_a_second_factor_cannot_be_had_from_a_password()
    {
        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest(persona: Personas.BrunoLefevre).RequireAcr("eidas1-mfa", "eidas2"));

        Assert.That(answer.Redirect["error"], Is.EqualTo("access_denied"));
    }

    [Test]
    public async Task An_unknown_level_of_an_identity_provider_becomes_eidas1_and_idp_acr_keeps_it()
    {
        var odd = Personas.BrunoLefevre with { Email = "odd@odd.example", Sub = Guid.NewGuid().ToString(), Acr = "loa-9000" };
        await using var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.ScriptedSignIn = true;
            options.Personas.Add(odd);
            options.Clients.Add(TestClients.Plain);
        });
        using var browser = new Browser(simulator);
        var request = new AuthorizeRequest(TestClients.Plain, odd).With("acr_values", "eidas1").With("scope", "openid idp_acr");
        var code = (await browser.AuthorizeAsync(request)).Redirect["code"];

        var answer = await browser.PostAsync(
            "/token",
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", TestClients.RedirectUri),
            ("client_id", TestClients.Plain.ClientId),
            ("client_secret", TestClients.Plain.ClientSecret));
        var tokens = new Support.Tokens(answer.Json);
        using var userInfoRequest = new HttpRequestMessage(HttpMethod.Get, browser.Resolve("/userinfo"));
        userInfoRequest.Headers.Add("Authorization", $"Bearer {tokens.AccessToken}");
        var userInfo = await browser.SendAsync(userInfoRequest);

        Assert.That(tokens.IdToken["acr"], Is.EqualTo("eidas1"));
        Assert.That((string?)userInfo.Json["idp_acr"], Is.EqualTo("loa-9000"));
    }

    [Test]
    public async Task Methods_are_given_only_when_requested()
    {
        var silent = await SignInAsync();
        var told = await SignInAsync(
            new AuthorizeRequest(persona: Personas.CamilleDurand).With("claims", """{"id_token":{"amr":{"essential":true}}}"""));

        Assert.That(silent.IdToken.Claims.ContainsKey("amr"), Is.False);
        Assert.That(told.IdToken.Claims["amr"]!.AsArray().Select(value => (string)value!), Is.EqualTo(new[] { "pwd", "otp", "mfa" }));
    }

    [Test]
    public async Task An_email_code_lifts_the_level_and_is_named_among_the_methods()
    {
        await using var simulator = await StartWithEmailCodeAsync();
        using var browser = new Browser(simulator);
        var request = new AuthorizeRequest(TestClients.Default, Personas.BrunoLefevre).With(
            "claims", """{"id_token":{"acr":{"essential":true,"values":["eidas1-mfa","eidas2"]},"amr":null}}""");

        var claims = await IdTokenClaimsAsync(browser, request);

        Assert.That((string?)claims["acr"], Is.EqualTo("eidas1-mfa"));
        Assert.That(claims["amr"]!.AsArray().Select(value => (string)value!), Is.EqualTo(new[] { "pwd", "mail" }));
    }

    [TestCase("eidas0-mfa")]
    [TestCase("eidas2")]
    public async Task An_email_code_is_not_offered_for_another_family(string required)
    {
        await using var simulator = await StartWithEmailCodeAsync();
        using var browser = new Browser(simulator);

        var answer = await browser.AuthorizeAsync(new AuthorizeRequest(TestClients.Default, Personas.BrunoLefevre).RequireAcr(required));

        Assert.That(answer.Redirect["error"], Is.EqualTo("access_denied"));
    }

    [Test]
    public async Task An_email_code_is_not_offered_when_the_password_is_enough()
    {
        await using var simulator = await StartWithEmailCodeAsync();
        using var browser = new Browser(simulator);
        var request = new AuthorizeRequest(TestClients.Default, Personas.BrunoLefevre).RequireAcr("eidas1", "eidas1-mfa");

        Assert.That((string?)(await IdTokenClaimsAsync(browser, request))["acr"], Is.EqualTo("eidas1"));
    }

    [Test]
    public async Task An_email_code_is_not_offered_twice()
    {
        await using var simulator = await StartWithEmailCodeAsync();
        using var browser = new Browser(simulator);

        var answer = await browser.AuthorizeAsync(new AuthorizeRequest(TestClients.Default, WithMail).RequireAcr("eidas1-mfa"));

        Assert.That(answer.Redirect["error"], Is.EqualTo("access_denied"));
    }

    private static Task<ProConnectSimulator> StartWithEmailCodeAsync() => ProConnectSimulator.StartAsync(options =>
    {
        options.ScriptedSignIn = true;
        options.EmailCodeFallback = true;
        options.Personas.Add(WithMail);
        options.Clients.Add(TestClients.Default);
    });

    private static async Task<JsonObject> IdTokenClaimsAsync(Browser browser, AuthorizeRequest request)
    {
        var code = (await browser.AuthorizeAsync(request)).Redirect["code"];
        var answer = await browser.PostAsync(
            "/token",
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", TestClients.RedirectUri),
            ("client_id", request.Client.ClientId),
            ("client_secret", request.Client.ClientSecret));
        return new Support.Tokens(answer.Json).IdToken.Claims;
    }
}
