using System.Text.Json;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>A pending sign-in belongs to one provider, and survives a new version of the library.</summary>
internal sealed class PendingSignInTests
{
    private const string Stored =
        """{"i":"https://op.example","s":"state","n":"nonce","v":"verifier","r":"https://app.example/callback?a=1","t":"2026-03-02T09:30:00+00:00","a":["low","high"],"m":300}""";

    [Test]
    public void Its_json_is_the_one_that_is_stored_already()
    {
        var pending = new PendingSignIn
        {
            Issuer = "https://op.example",
            State = "state",
            Nonce = "nonce",
            CodeVerifier = "verifier",
            RedirectUri = new("https://app.example/callback?a=1"),
            StartedAt = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero),
            AcrValues = ["low", "high"],
            MaxAgeSeconds = 300,
        };

        Assert.That(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(pending), JsonNode.Parse(Stored)), Is.True, JsonSerializer.Serialize(pending));
    }

    [Test]
    public void What_is_stored_is_read_back_whole()
    {
        var pending = JsonSerializer.Deserialize<PendingSignIn>(Stored)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (pending.Issuer, pending.State, pending.Nonce, pending.CodeVerifier, pending.RedirectUri.OriginalString),
                Is.EqualTo(("https://op.example", "state", "nonce", "verifier", "https://app.example/callback?a=1")));
            Assert.That(pending.StartedAt, Is.EqualTo(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero)));
            Assert.That((pending.AcrValues, pending.MaxAgeSeconds), Is.EqualTo((new[] { "low", "high" }, 300L)));
        }
    }

    [Test]
    public void What_was_not_asked_for_is_not_stored()
    {
        var json = JsonNode.Parse(Stored)!.AsObject();
        json.Remove("a");
        json.Remove("m");

        var pending = json.Deserialize<PendingSignIn>()!;

        Assert.That(pending.AcrValues, Is.Empty);
        Assert.That(pending.MaxAgeSeconds, Is.Null);
    }

    [TestCase("i")]
    [TestCase("s")]
    [TestCase("n")]
    [TestCase("v")]
    [TestCase("r")]
    [TestCase("t")]
    public void What_protects_it_is_never_missing(string name)
    {
        var json = JsonNode.Parse(Stored)!.AsObject();
        json.Remove(name);

        Assert.That(() => json.Deserialize<PendingSignIn>(), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public async Task A_sign_in_that_was_stored_is_finished()
    {
        using var rig = Rig.Create(static options => options.Acr.Require = ["high"]);
        var redirect = await rig.StartAsync();
        var restored = JsonSerializer.Deserialize<PendingSignIn>(JsonSerializer.Serialize(redirect.Pending))!;

        var outcome = await rig.Party.CompleteSignInAsync(rig.Return(redirect), restored);

        Assert.That(outcome.Name, Is.EqualTo("signed_in"));
    }

    [TestCase("https://other.example")]
    [TestCase("https://op.example/")]
    [TestCase("HTTPS://OP.EXAMPLE")]
    public async Task The_pending_sign_in_of_another_issuer_is_unknown(string issuer)
    {
        using var rig = Rig.Create();
        var redirect = await rig.StartAsync();
        var json = JsonSerializer.SerializeToNode(redirect.Pending)!;
        json["i"] = issuer;

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.CompleteSignInAsync(rig.Return(redirect), json.Deserialize<PendingSignIn>()!), "callback.state_unknown");

        Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
    }
}
