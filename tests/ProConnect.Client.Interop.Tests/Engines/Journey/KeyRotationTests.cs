using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Journey;

/// <summary>The provider replaces its keys while it runs: it is one of this fixture's own.</summary>
[TestFixtureSource(typeof(EngineProfile), nameof(EngineProfile.All))]
internal sealed class KeyRotationTests(EngineProfile profile) : EngineFixture(profile)
{
    private const int KeysRefetched = 1104;

    [OneTimeTearDown]
    public async Task StopEngineAsync()
    {
        if (Engine is not null)
            await Engine.DisposeAsync();
    }

    protected override Task<Engine> OpenEngineAsync() => Engine.StartAsync(Profile.Script);

    [TestCase("RS256")]
    [TestCase("ES256")]
    public async Task Keys_that_were_replaced_are_fetched_once_and_nobody_is_kept_out(string algorithm)
    {
        var visit = await OpenAsync(new ClientRegistration { IdTokenSignedResponseAlg = algorithm, UserInfoSignedResponseAlg = algorithm });
        await visit.SignInAsync(Profile.Ordinary);
        await Engine.ReplaceKeysAsync();
        await Engine.ForgetRequestsAsync();

        foreach (var person in new[] { Profile.Strong, Profile.Ordinary })
        {
            visit.OpenAnotherBrowser();
            await visit.SignInAsync(person);
            await visit.ExpectSignedInAsync(person);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Engine.CountAsync("GET", Profile.KeysPath), Is.EqualTo(1));
            Assert.That(visit.Application.Logs.Ours.Count(static entry => entry.Id.Id == KeysRefetched), Is.EqualTo(1));
        }
    }
}
