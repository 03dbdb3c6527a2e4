using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

/// <summary>A session cookie that somebody copied does not outlive the sign-out.</summary>
internal sealed class RevokedSessionTests : SimulatorFixture
{
    [Test]
    public async Task A_copy_of_the_session_cookie_is_worth_nothing_after_sign_out()
    {
        await Browser.CompleteAsync();
        var thief = OpenBrowser();
        thief.Cookies.Add(Browser.Cookies.GetCookies(Browser.Origin));
        await Expect.SignedInAsync(thief, Personas.CamilleDurand.Sub);

        await Browser.SignOutAsync();

        Assert.That((await thief.GetAsync("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Another_session_of_the_same_user_goes_on()
    {
        var office = OpenBrowser();
        await office.CompleteAsync();
        await Browser.CompleteAsync();

        await Browser.SignOutAsync();

        await Expect.SignedInAsync(office, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task The_sign_in_after_a_sign_out_is_a_session_of_its_own()
    {
        await Browser.CompleteAsync();
        await Browser.FollowAsync(await Browser.SignOutAsync());

        await Browser.CompleteAsync();

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }
}
