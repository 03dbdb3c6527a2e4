using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.MonComptePro;

internal sealed class SignInTests : MonCompteProFixture
{
    [Test]
    public async Task The_whole_journey_works()
    {
        var started = await Browser.StartAsync("/private?a=1", MonCompteProPersonas.ClaireFontaine, Prefix);
        var callback = await Browser.GetAsync(await Browser.ReachCallbackAsync(started));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.Redirect("redirect_uri"), Is.EqualTo("https://service.example/moncomptepro/callback"));
            Assert.That(started.Redirect("scope"), Is.EqualTo("openid email profile organization"));
            Assert.That(started.Redirect("claims"), Is.EqualTo("""{"id_token":{"acr":null,"amr":null}}"""));
            Assert.That(callback.RawLocation, Is.EqualTo("/private?a=1"));
            Assert.That((await Browser.GetAsync("/private")).Body, Is.EqualTo("Claire Fontaine"));
        }

        var home = await Browser.FollowAsync(await Browser.SignOutAsync(prefix: Prefix));
        Assert.That(home.Body, Is.EqualTo("home"));
        Assert.That((await Browser.GetAsync("who")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_chosen_organisation_of_today_arrives()
    {
        await SignInAsync(Ines, Town);

        var user = await WhoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)user["subject"], (string?)user["job"], (string?)user["acr"]), Is.EqualTo(("154", "Développeuse", "eidas1")));
            Assert.That(((string?)user["organization"]!["siret"], (bool?)user["organization"]!["isExternal"], (bool?)user["organization"]!["isCommune"]), Is.EqualTo((Town, (bool?)true, (bool?)true)));
            Assert.That(user["organizations"]!.AsArray(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_client_with_signed_userinfo_signs_in()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Use(Signed);
        });
        var browser = OpenBrowser(application);

        await SignInAsync(Ines, Workshop, browser);

        Assert.That((string?)(await WhoAsync(browser))["organization"]!["siret"], Is.EqualTo(Workshop));
    }

    [Test]
    public async Task Somebody_signed_in_can_choose_another_organisation()
    {
        await SignInAsync(Ines, Town);

        var page = await Browser.FollowAsync(await Browser.GetAsync("choose"));
        var back = await Browser.PostAsync(new Uri(page.Address, FormIn(page)).AbsoluteUri, ("siret", Workshop));
        await Browser.GetAsync(back.Location!);

        Assert.That(page.Body, Does.Contain("Choisir une organisation"));
        Assert.That((string?)(await WhoAsync())["organization"]!["siret"], Is.EqualTo(Workshop));
    }

    [Test]
    public async Task Somebody_signed_in_can_go_over_her_information()
    {
        await SignInAsync(Ines, Town);

        var page = await Browser.FollowAsync(await Browser.GetAsync("review"));
        var back = await Browser.PostAsync(new Uri(page.Address, FormIn(page)).AbsoluteUri, ("given_name", "Agnès"), ("family_name", "Moreau"), ("job", "Architecte"));
        await Browser.GetAsync(back.Location!);

        Assert.That((await Browser.GetAsync("private")).Body, Is.EqualTo("Agnès Moreau"));
    }

    [TestCase("choose?siret=21630215800011&name=Ma+d%C3%A9marche", "select_organization", "21630215800011", "Ma démarche")]
    [TestCase("choose?siret=123", "select_organization", null, null)]
    [TestCase("review", "update_userinfo", null, null)]
    public async Task A_challenge_says_what_is_asked(string page, string prompt, string? siretHint, string? name)
    {
        var answer = await Browser.GetAsync(page);

        Assert.That((answer.Redirect("prompt"), answer.Redirect("siret_hint"), answer.Redirect("sp_name")), Is.EqualTo((prompt, siretHint, name)));
    }

    [Test]
    public async Task What_one_challenge_asks_comes_before_the_settings()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Settings["SiretHint"] = Workshop;
            setup.Settings["SpName"] = "Configuré";
        });
        var browser = OpenBrowser(application);

        var plain = await browser.GetAsync("review");
        var special = await browser.GetAsync($"choose?siret={Town}&name=Autre");

        Assert.That((plain.Redirect("siret_hint"), plain.Redirect("sp_name")), Is.EqualTo((Workshop, "Configuré")));
        Assert.That((special.Redirect("siret_hint"), special.Redirect("sp_name")), Is.EqualTo((Town, "Autre")));
    }

    [Test]
    public void The_properties_read_back_what_was_set_and_null_removes_it()
    {
        var properties = new SignInProperties { SiretHint = Siret.Parse(Town), SpName = "Service" };
        Assert.That((properties.SiretHint?.ToString(), properties.SpName), Is.EqualTo((Town, "Service")));

        (properties.SiretHint, properties.SpName) = (null, null);

        Assert.That(properties.AuthorizationParameters, Is.Empty);
        Assert.That((properties.SiretHint, properties.SpName), Is.EqualTo(((Siret?)null, (string?)null)));
    }

    [Test]
    public async Task A_level_is_reached_by_who_has_a_second_factor()
    {
        await SignInAsync(MonCompteProPersonas.ClaireFontaine);

        Assert.That((await Browser.GetAsync("strong")).Body, Is.EqualTo("strong"));
    }

    [Test]
    public async Task Who_has_none_reads_so_at_the_provider_and_comes_back_to_a_page()
    {
        await SignInAsync(MonCompteProPersonas.PaulRoux);

        var page = await Browser.FollowAsync(await Browser.GetAsync("strong"));
        var link = page.Body.Split("href=\"").Single(static part => part.Contains("/error\"", StringComparison.Ordinal)).Split('"')[0];
        var answer = await Browser.FollowAsync(await Browser.GetAsync(new Uri(page.Address, link)));

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden);
        Assert.That((string?)(await WhoAsync())["subject"], Is.EqualTo("156"));
    }

    [TestCase(155, "userinfo.sub_mismatch")]
    [TestCase(156.5, "userinfo.sub_missing")]
    public async Task A_number_of_somebody_else_is_refused(double sub, string code)
    {
        Simulator.Faults.UserInfoClaims = claims => claims["sub"] = sub;

        Expect.ErrorPage(await SignInAsync(MonCompteProPersonas.PaulRoux), HttpStatusCode.BadRequest, Logs, code);
    }

    [Test]
    public async Task Nobody_refuses_herself_into_the_application()
    {
        var page = await Browser.FollowAsync(await Browser.GetAsync("choose"));
        var link = page.Body.Split("href=\"").Single(static part => part.Contains("/cancel\"", StringComparison.Ordinal)).Split('"')[0];

        Expect.ErrorPage(await Browser.FollowAsync(await Browser.GetAsync(new Uri(page.Address, link))), HttpStatusCode.Forbidden, Logs, "refused");
    }

    [Test]
    public void Its_relying_party_is_injected_by_its_name()
    {
        Assert.That(Application.Services.GetRequiredKeyedService<RelyingParty>("MonComptePro").Options, Is.InstanceOf<MonCompteProOptions>());
    }

    private static string FormIn(Answer page) => page.Body.Split("action=\"")[1].Split('"')[0];
}
