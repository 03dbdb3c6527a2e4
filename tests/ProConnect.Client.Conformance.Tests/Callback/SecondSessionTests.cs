using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Callback;

internal sealed class SecondSessionTests : CallbackFixture
{
    [Case("F27")]
    [Test]
    public async Task A_sign_in_of_somebody_else_replaces_the_session()
    {
        await Browser.CompleteAsync(persona: Marc);
        var before = Browser.Cookie(Expect.SessionCookie)!.Value;
        var copy = Copy(Browser);

        await Browser.CompleteAsync(persona: Camille);

        await Expect.SignedInAsync(Browser, Camille.Sub);
        Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Is.Not.EqualTo(before));
        Assert.That((await Browser.GetAsync("/api/claims")).Body, Does.Not.Contain(Marc.Sub).And.Not.Contain(Marc.Email));
        Assert.That((await copy.GetAsync("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "A copy of the first session is still good.");
        Observed.Outcome("the new session replaces the old one, whose copies end");
    }
}
