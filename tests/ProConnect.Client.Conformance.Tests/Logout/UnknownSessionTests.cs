using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Logout;

/// <summary>Sessions whose ID token did not say which one it was at the provider.</summary>
internal sealed class UnknownSessionTests : ConformanceFixture
{
    private const string Path = "/proconnect/backchannel-logout";

    protected override void Configure(ApplicationSetup setup) => setup.Settings["BackChannelLogoutPath"] = Path;

    [SetUp]
    public void Pass() => Time.Advance(TimeSpan.FromSeconds(2));

    [Case("L11")]
    [Test]
    public async Task A_user_with_a_session_that_is_not_known_here()
    {
        await Browser.CompleteAsync(persona: Camille);
        using var bystander = Application.OpenBrowser();
        await bystander.CompleteAsync(persona: Marc);

        await PostAsync("one-of-hers");

        Assert.That((await Browser.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        await Expect.SignedInAsync(bystander, Marc.Sub);
        Observed.Outcome("accepted: sessions of that user that do not know their sid end too");
    }

    [Case("L21")]
    [Test]
    public async Task A_code_that_was_held_back_until_after_the_logout()
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Time.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(sid: null);
        Time.Advance(TimeSpan.FromSeconds(1));

        await Browser.GetAsync(callback);

        Assert.That((await Browser.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Observed.Outcome("accepted: the session ends with its first request");
    }

    private async Task PostAsync(string? sid)
    {
        using var provider = Application.OpenBrowser();
        var answer = await provider.PostAsync(Path, ("logout_token", Simulator.CreateLogoutToken(SimulatedClients.Default.ClientId, Camille.Sub, sid)));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
