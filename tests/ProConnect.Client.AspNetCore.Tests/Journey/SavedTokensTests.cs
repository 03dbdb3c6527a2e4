using System.Globalization;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

internal sealed class SavedTokensTests : SimulatorFixture
{
    [Test]
    public async Task Only_the_id_token_is_kept_unless_asked()
    {
        await Browser.CompleteAsync();

        Assert.That((await Browser.GetAsync("/tokens")).Json.AsObject().Select(static token => token.Key), Is.EqualTo(new[] { "id_token" }));
    }

    [Test]
    public async Task SaveTokens_in_configuration_keeps_them_all_with_their_expiry()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["SaveTokens"] = "true");
        var browser = OpenBrowser(application);
        await browser.CompleteAsync();

        var tokens = (await browser.GetAsync("/tokens")).Json.AsObject();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens.Select(static token => token.Key), Is.EquivalentTo(new[] { "id_token", "access_token", "refresh_token", "expires_at" }));
            Assert.That((string?)tokens["access_token"], Is.Not.Empty);
            Assert.That((string?)tokens["refresh_token"], Is.Not.Empty);
            Assert.That(
                DateTimeOffset.ParseExact((string)tokens["expires_at"]!, "o", CultureInfo.InvariantCulture),
                Is.EqualTo(Time.GetUtcNow().AddHours(1)));
        }
    }

    [Test]
    public async Task SaveTokens_by_code_does_the_same()
    {
        var application = await StartApplicationAsync(static setup => setup.Scheme = static options => options.SaveTokens = true);
        var browser = OpenBrowser(application);
        await browser.CompleteAsync();

        Assert.That((await browser.GetAsync("/tokens")).Json.AsObject(), Has.Count.EqualTo(4));
    }
}
