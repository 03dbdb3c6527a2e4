using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Button;

/// <summary>The sign-in button, as Razor and Blazor write it.</summary>
internal sealed class ButtonTests : SimulatorFixture
{
    private const string Link = """<a class="sign-in-button sign-in-pro-connect" href="/proconnect/login" data-enhance-nav="false">""";

    [Test]
    public void It_is_a_link_to_the_sign_in_with_its_label_and_the_page_that_explains_it()
    {
        Assert.That(Razor(static button => button.Lang = "fr"), Is.EqualTo(
            $"""
            <div class="sign-in" lang="fr">{Link}<span><span class="sign-in-login">S&#x2019;identifier avec</span> <span class="sign-in-brand">ProConnect</span></span></a><p class="sign-in-information"><a href="https://www.proconnect.gouv.fr/" target="_blank" rel="noopener noreferrer" title="Qu&#x2019;est-ce que ProConnect ? - nouvelle fen&#xEA;tre">Qu&#x2019;est-ce que ProConnect ?</a></p></div>
            """));
    }

    [Test]
    public void It_speaks_English()
    {
        Assert.That(Razor(static button => button.Lang = "en-GB"), Does.StartWith("""<div class="sign-in" lang="en">""")
            .And.Contain("Sign in with</span>").And.Contain("""title="What is ProConnect? - new window">What is ProConnect?</a>"""));
    }

    [TestCase("en-US", "en")]
    [TestCase("fr-CA", "fr")]
    [TestCase("de-DE", "fr")]
    [TestCase("", "fr")]
    public void Its_language_is_the_request_s_and_French_unless_that_is_English(string culture, string language)
    {
        Assert.That(Razor(static _ => { }, culture: culture), Does.StartWith($"""<div class="sign-in" lang="{language}">"""));
    }

    [Test]
    public void The_language_of_the_server_does_not_matter()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        try
        {
            Assert.That(Razor(static _ => { }), Does.StartWith("""<div class="sign-in" lang="fr">"""));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Test]
    public void In_the_DSFR_it_has_the_classes_of_the_DSFR_and_none_of_ours()
    {
        var html = Razor(static button => button.Variant = ButtonVariant.Dsfr);

        Assert.That(html, Does.Contain("fr-connect-group").And.Contain("""class="fr-connect pro-connect" """)
            .And.Contain("fr-connect__login").And.Contain("fr-connect__brand").And.Not.Contain("sign-in-"));
    }

    [TestCase(ButtonProvider.MonComptePro, "MonComptePro", "mon-compte-pro")]
    [TestCase(ButtonProvider.ProSanteConnect, "Pro Sant&#xE9; Connect", "pro-sante-connect")]
    public void It_bears_the_name_of_another_provider_without_a_page_to_explain_it(ButtonProvider provider, string name, string className)
    {
        var html = Razor(button => (button.Provider, button.Scheme) = (provider, "ProConnect"));

        Assert.That(html, Does.Contain($"""<span class="sign-in-brand">{name}</span>""").And.Contain($"sign-in-{className}").And.Not.Contain("<p"));
    }

    [Test]
    public void The_link_that_explains_can_be_left_out() => Assert.That(Razor(static button => button.Information = false), Does.Not.Contain("<p"));

    [Test]
    public void The_official_asset_is_decoration() =>
        Assert.That(Razor(static button => button.Logo = "/assets/proconnect.svg"), Does.Contain("""<img class="sign-in-logo" src="/assets/proconnect.svg" alt="">"""));

    [Test]
    public void It_keeps_the_path_base_and_the_return_url() =>
        Assert.That(Razor(static button => button.ReturnUrl = "/dossiers?page=2&tri=date", "/app"), Does.Contain("href=\"/app/proconnect/login?returnUrl=%2Fdossiers%3Fpage%3D2%26tri%3Ddate\""));

    [TestCase("\"><script>alert(1)</script>")]
    [TestCase("javascript:alert('1')")]
    [TestCase("/\" onmouseover=\"x")]
    public void No_text_that_it_is_given_becomes_markup(string hostile)
    {
        var html = Razor(button => (button.ReturnUrl, button.Logo, button.Lang) = (hostile, hostile, hostile));

        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("onmouseover=\"").And.Not.Contain("href=\"javascript").And.Contain("lang=\"fr\""));
    }

    [Test]
    public void A_scheme_that_was_not_added_is_named_with_what_to_write() =>
        Assert.That(() => Razor(static button => button.Provider = ButtonProvider.ProSanteConnect),
            Throws.InvalidOperationException.With.Message.Contains("'ProSanteConnect'").And.Message.Contains("AddRelyingParty(\"ProSanteConnect\"").And.Message.Contains("scheme"));

    [Test]
    public async Task Blazor_writes_the_same()
    {
        await using var services = Application.Services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(new WithNavigation(services.ServiceProvider), NullLoggerFactory.Instance);

        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ProConnectButton>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["ReturnUrl"] = "/dossiers",
            ["Lang"] = "fr",
            ["Logo"] = "/logo.svg",
        }))).ToHtmlString());

        Assert.That(html, Is.EqualTo(Razor(static button => (button.ReturnUrl, button.Lang, button.Logo) = ("/dossiers", "fr", "/logo.svg"), "/app")));
    }

    [Test]
    public async Task Its_style_comes_from_this_site_and_is_fetched_once()
    {
        var first = await Browser.GetAsync("/proconnect/button.css");
        using var again = new HttpRequestMessage(HttpMethod.Get, first.Address);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, first.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/css")));
            Assert.That(first.Body, Does.Contain(".sign-in-button").And.Contain("prefers-color-scheme: dark").And.Contain("focus-visible"));
            Assert.That((await Browser.SendAsync(again)).Status, Is.EqualTo(HttpStatusCode.NotModified));
        }
    }

    private string Razor(Action<ProConnectButtonTagHelper> set, string pathBase = "", string? culture = null)
    {
        var context = new DefaultHttpContext { RequestServices = Application.Services, Request = { PathBase = pathBase } };
        if (culture is not null)
            context.Features.Set<IRequestCultureFeature>(new RequestCultureFeature(new RequestCulture(culture), provider: null));
        var helper = new ProConnectButtonTagHelper { ViewContext = new ViewContext { HttpContext = context } };
        set(helper);
        var output = new TagHelperOutput("proconnect-button", [], static (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class WithNavigation(IServiceProvider services) : IServiceProvider
    {
        private readonly Navigation _navigation = new();

        public object? GetService(Type serviceType) =>
            serviceType == typeof(NavigationManager) ? _navigation
            : serviceType == typeof(IServiceProvider) ? this
            : services.GetService(serviceType);
    }

    private sealed class Navigation : NavigationManager
    {
        public Navigation() => Initialize("https://service.example/app/", "https://service.example/app/");
    }
}
