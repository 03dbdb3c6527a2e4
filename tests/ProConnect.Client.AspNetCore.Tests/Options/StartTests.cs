using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Options;

/// <summary>An application with a mistake in its settings does not start, and says which key it is and what to write.</summary>
internal sealed class StartTests : SimulatorFixture
{
    [TestCase("ClientId", null, "ProConnect:ClientId is missing. Write the client id")]
    [TestCase("ClientId", " ", "ProConnect:ClientId is missing. Write the client id")]
    [TestCase("ClientSecret", null, "ProConnect:ClientSecret is missing. Write the client secret")]
    [TestCase("ClientSecret", "", "ProConnect:ClientSecret is missing. Write the client secret")]
    [TestCase("Issuer", null, "ProConnect:Environment is missing. Write one of Integration, IntegrationRie, Production, ProductionRie")]
    [TestCase("Issuer", "http://provider.example/api/v2", "ProConnect:Issuer is 'http://provider.example/api/v2'. Write an https address")]
    [TestCase("Issuer", "provider.example", "ProConnect:Issuer is 'provider.example'. Write an absolute address")]
    [TestCase("Issuer", "https://provider.example/?a=b", "ProConnect:Issuer is 'https://provider.example/?a=b'. Write an absolute address")]
    [TestCase("Environment", "Preprod", "ProConnect:Environment is 'Preprod'. Write one of Integration, IntegrationRie, Production, ProductionRie")]
    [TestCase("IdTokenSignedResponseAlg", "none", "ProConnect:IdTokenSignedResponseAlg is 'none'. Write one of")]
    [TestCase("UserInfoSignedResponseAlg", "rs256", "ProConnect:UserInfoSignedResponseAlg is 'rs256'. Write one of")]
    [TestCase("Acr:AtLeast", "eidas9", "ProConnect:Acr:AtLeast is 'eidas9', which is not on the scale. Write one of")]
    [TestCase("Scopes:0", "email", "ProConnect:Scopes does not contain 'openid'. Add it")]
    [TestCase("CallbackPath", "proconnect/callback", "ProConnect:CallbackPath is 'proconnect/callback'. Write a path")]
    [TestCase("CallbackPath", "https://service.example/callback", "ProConnect:CallbackPath is 'https://service.example/callback'. Write a path")]
    [TestCase("CallbackPath", "//evil.example", "ProConnect:CallbackPath is '//evil.example'. Write a path")]
    [TestCase("CallbackPath", "/", "ProConnect:CallbackPath is '/'. Write a path")]
    [TestCase("CallbackPath", "", "ProConnect:CallbackPath is ''. Write a path")]
    [TestCase("SignedOutCallbackPath", "out", "ProConnect:SignedOutCallbackPath is 'out'. Write a path")]
    [TestCase("AccessDeniedPath", "refus", "ProConnect:AccessDeniedPath is 'refus'. Write a path")]
    [TestCase("LoginRequiredPath", "\\refus", "ProConnect:LoginRequiredPath is '\\refus'. Write a path")]
    [TestCase("PathPrefix", "proconnect", "ProConnect:PathPrefix is 'proconnect'. Write a path")]
    [TestCase("SignedOutCallbackPath", "/PROCONNECT/callback", "ProConnect:CallbackPath and SignedOutCallbackPath are both")]
    [TestCase("BackChannelLogoutPath", "out", "ProConnect:BackChannelLogoutPath is 'out'. Write a path of this application that starts with '/', such as /proconnect/backchannel-logout.")]
    [TestCase("InitiateLoginPath", "https://service.example/in", "ProConnect:InitiateLoginPath is 'https://service.example/in'. Write a path of this application that starts with '/', such as /proconnect/initiate-login.")]
    [TestCase("BackChannelLogoutPath", "/proconnect/logout/callback", "ProConnect:SignedOutCallbackPath and BackChannelLogoutPath are both '/proconnect/logout/callback'. Write two different paths.")]
    [TestCase("InitiateLoginPath", "/proconnect/login", "ProConnect:InitiateLoginPath and PathPrefix with /login are both '/proconnect/login'. Write two different paths.")]
    [TestCase("ResponseMode", "Fragment", "ProConnect:ResponseMode is 'Fragment'. Write one of Query, FormPost.")]
    [TestCase("PublicOrigin", "service.example", "ProConnect:PublicOrigin is 'service.example'. Write an absolute origin such as https://service.example.")]
    [TestCase("PublicOrigin", "http://service.example", "ProConnect:PublicOrigin is 'http://service.example/'. Write an https origin")]
    [TestCase("PublicOrigin", "https://service.example/espace", "ProConnect:PublicOrigin is 'https://service.example/espace'. Write an https origin")]
    [TestCase("PublicOrigin", "https://user@service.example", "ProConnect:PublicOrigin is 'https://user@service.example/'. Write an https origin")]
    [TestCase("PublicOrigin", "javascript:alert(1)", "ProConnect:PublicOrigin is 'javascript:alert(1)'. Write an https origin")]
    [TestCase("PublicOrigin", "/espace", "ProConnect:PublicOrigin is ")]
    [TestCase("PublicOrigin", "", "ProConnect:PublicOrigin is ''. Write an absolute origin")]
    public async Task A_mistake_is_named_with_its_key_and_its_remedy(string key, string? value, string expected)
    {
        var refusal = await ExpectRefusalAsync(setup => setup.Settings[key] = value);

        Assert.That(refusal.Failures, Has.Some.StartsWith(expected));
    }

    [Test]
    public async Task Without_a_scheme_to_sign_in_with_it_says_what_to_write()
    {
        var refusal = await ExpectRefusalAsync(static setup => setup.DefaultScheme = static _ => { });

        Assert.That(refusal.Message, Does.StartWith("ProConnect").And.Contain("SignInScheme is missing").And.Contain("AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie()"));
    }

    [Test]
    public async Task Without_AddCookie_it_says_so()
    {
        var refusal = await ExpectRefusalAsync(static setup =>
            setup.Authentication = (builder, configuration) => builder.AddProConnect(configuration.GetSection("ProConnect")));

        Assert.That(refusal.Message, Does.StartWith("ProConnect").And.Contain("SignInScheme is 'Cookies', which is not registered. Add .AddCookie()"));
    }

    [Test]
    public async Task A_scheme_cannot_keep_its_own_users_signed_in()
    {
        var refusal = await ExpectRefusalAsync(static setup => setup.DefaultScheme = static options => options.DefaultScheme = "ProConnect");

        Assert.That(refusal.Message, Does.StartWith("ProConnect").And.Contain("SignInScheme").And.Contain("AddCookie()"));
    }

    [Test]
    public async Task Mapping_what_was_not_added_says_what_to_write()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartApplicationAsync(static setup => setup.Authentication = static (builder, _) => builder.AddCookie()));

        Assert.That(refusal!.Message, Does.Contain("'ProConnect'").And.Contain("AddProConnect("));
    }

    [Test]
    public async Task Paths_of_ones_own_are_used()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Settings["PathPrefix"] = "/other";
            setup.Settings["CallbackPath"] = "/proconnect/callback";
        });
        var browser = OpenBrowser(application);

        var started = await browser.StartAsync(prefix: "other");

        Assert.That(started.Redirect("redirect_uri"), Is.EqualTo("https://service.example/proconnect/callback"));
        Assert.That((await browser.GetAsync(await browser.ReachCallbackAsync(started))).RawLocation, Is.EqualTo("/"));
        Assert.That((await browser.SignOutAsync(prefix: "other")).Redirect("post_logout_redirect_uri"), Is.EqualTo("https://service.example/other/logout/callback"));
    }

    [Test]
    public async Task A_provider_that_is_down_does_not_stop_the_application()
    {
        Simulator.Faults.Outage = true;

        var application = await StartApplicationAsync(static setup => setup.Settings["Http:Retries"] = "0");

        Assert.That((await OpenBrowser(application).GetAsync("/")).Body, Is.EqualTo("home"));
    }

    private async Task<OptionsValidationException> ExpectRefusalAsync(Action<ApplicationSetup> configure)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartApplicationAsync(configure));

        Assert.That(refusal!.ToString(), Does.Not.Contain(SimulatedClients.Default.ClientSecret));
        return refusal;
    }
}
