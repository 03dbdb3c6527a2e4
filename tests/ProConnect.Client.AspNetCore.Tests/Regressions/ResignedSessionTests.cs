using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>Applications that sign a user in again by themselves.</summary>
internal sealed class ResignedSessionTests : SimulatorFixture
{
    private Action<WebApplication> _map = null!;

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Settings["BackChannelLogoutPath"] = "/proconnect/backchannel-logout";
        _map = setup.Map;
        setup.Map = app =>
        {
            _map(app);
            app.MapGet("/resign", static context => context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, context.User));
        };
    }

    [Test]
    public async Task A_session_that_was_signed_in_again_without_its_properties_still_ends_for_good()
    {
        await Browser.CompleteAsync();
        await Browser.GetAsync("/resign");
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        var thief = OpenBrowser(Application);
        thief.Cookies.Add(Browser.Cookies.GetCookies(Browser.Origin));

        await Browser.SignOutAsync();

        Assert.That((await thief.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_session_that_was_signed_in_again_without_its_properties_still_ends_at_the_provider_s_word()
    {
        await Browser.CompleteAsync();
        await Browser.GetAsync("/resign");
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);

        await Browser.PostAsync("/proconnect/backchannel-logout", ("logout_token", Simulator.CreateLogoutToken(SimulatedClients.Default.ClientId, Personas.CamilleDurand.Sub)));

        Assert.That((await Browser.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Time.Advance(TimeSpan.FromSeconds(1));
    }
}
