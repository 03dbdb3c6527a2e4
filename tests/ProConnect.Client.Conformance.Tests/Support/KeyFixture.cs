using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Tests of what the provider publishes. A token with an unknown key makes the application look at the key set again.</summary>
internal abstract class KeyFixture() : TokenFixture(TokenUse.IdToken)
{
    private const int KeyIgnored = 1105;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(11);

    protected override void Prepare()
    {
    }

    /// <summary>The provider publishes a key besides its own and signs with it, for the first time.</summary>
    protected async Task RefusesKeyAsync(TestKey key, string algorithm, string reason, bool isReported)
    {
        Time.Advance(Pause);
        Faults.Jwks = keys => Publish(keys, key.Jwk);

        await RefusesAsync(new TokenCase("", reason, (_, token) => key.Resign(algorithm, token)));

        Assert.That(Logs.Ours.Any(static entry => entry.Id.Id == KeyIgnored), Is.EqualTo(isReported), "An event says that a key is ignored.");
    }

    /// <summary>The same with a key that can be used.</summary>
    protected async Task AcceptsKeyAsync(TestKey key, string algorithm)
    {
        Time.Advance(Pause);
        Faults.Jwks = keys => Publish(keys, key.Jwk);

        await AcceptsAsync(new TokenCase("", "", (_, token) => key.Resign(algorithm, token)));
    }

    protected int KeyFetches => Simulator.Requests.Count("/jwks");

    protected async Task<(Application Application, Browser Browser)> StartWarmAsync(Action<ApplicationSetup>? configure = null)
    {
        var application = await StartApplicationAsync(configure);
        await application.WarmUpAsync();
        Simulator.Requests.Clear();
        return (application, OpenBrowser(application));
    }

    protected static TestKey With(TestKey key, string kid, Action<JsonObject> change)
    {
        var jwk = key.Jwk.DeepClone().AsObject();
        jwk["kid"] = kid;
        change(jwk);
        return key with { Kid = kid, Jwk = jwk };
    }
}
