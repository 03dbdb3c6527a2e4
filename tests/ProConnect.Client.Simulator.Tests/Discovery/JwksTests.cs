using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Discovery;

internal sealed class JwksTests : SimulatorFixture
{
    [Test]
    public async Task The_key_set_is_cacheable_for_ten_minutes_and_has_its_own_media_type()
    {
        var answer = await Browser.GetAsync("/jwks");

        Assert.That(answer.MediaType, Is.EqualTo("application/jwk-set+json"));
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("public, max-age=600"));
    }

    [Test]
    public async Task One_RSA_and_one_EC_key_are_published_with_distinct_kids_and_nothing_private()
    {
        var keys = Keys(await JwksAsync());

        Assert.That(keys.Select(key => (string)key["alg"]!), Is.EquivalentTo(new[] { "RS256", "ES256" }));
        Assert.That(keys.Select(key => (string)key["kid"]!), Is.Unique);
        Assert.That(keys.Select(key => key.ContainsKey("d")), Has.None.True);
    }

    [Test]
    public async Task A_rotation_replaces_the_keys_at_once()
    {
        var before = Kids(await JwksAsync());

        Simulator.RotateKeys();

        var after = Kids(await JwksAsync());
        Assert.That(after, Has.Length.EqualTo(2));
        Assert.That(after.Intersect(before, StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public async Task A_rotation_can_keep_the_previous_keys_and_signs_with_the_new_ones()
    {
        Simulator.RotateKeys();
        var before = Kids(await JwksAsync());

        Simulator.RotateKeys(keepPrevious: true);

        var idToken = (await SignInAsync()).IdToken;
        var jwks = await JwksAsync();
        Assert.That(Kids(jwks), Is.SupersetOf(before).And.Length.EqualTo(4));
        Assert.That(before, Does.Not.Contain(idToken.Kid));
        Assert.That(idToken.IsSignedBy(jwks), Is.True);
    }

    [Test]
    public async Task Requests_are_counted_by_path()
    {
        Simulator.Requests.Clear();

        await JwksAsync();
        await JwksAsync();

        Assert.That(Simulator.Requests.Count("/jwks"), Is.EqualTo(2));
        Assert.That(Simulator.Requests.All, Is.EqualTo(new[] { new ReceivedRequest("GET", "/jwks"), new ReceivedRequest("GET", "/jwks") }));
    }

    private static JsonObject[] Keys(JsonObject jwks) => [.. jwks["keys"]!.AsArray().Select(key => key!.AsObject())];

    private static string[] Kids(JsonObject jwks) => [.. Keys(jwks).Select(key => (string)key["kid"]!)];
}
