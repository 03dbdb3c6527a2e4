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
}
