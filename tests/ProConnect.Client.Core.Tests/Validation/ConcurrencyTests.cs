using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class ConcurrencyTests
{
    private static readonly Func<byte[], byte[]>[] Spoilers =
    [
        static s => s[1..], static s => [.. s, 0], static s => new byte[s.Length], static s => [.. Enumerable.Repeat((byte)0xff, s.Length)], static s => [(byte)(s[0] ^ 1), .. s[1..]],
    ];

    [Test]
    public async Task Sound_and_forged_signatures_verified_at_once_do_not_disturb_each_other([Values("RS256", "PS256", "ES256")] string algorithm)
    {
        var key = algorithm switch { "RS256" => Keys.Rs256, "PS256" => Keys.Ps256, _ => Keys.Es256 };
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = algorithm);
        var good = new JwsScript().Write(key, new() { ["sub"] = "x" });
        var bad = Array.ConvertAll(Spoilers, spoil => new JwsScript { Signature = spoil }.Write(key, new() { ["sub"] = "x" }));
        var keys = new Core.Discovery.JsonWebKeySetReader("x", Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)
            .Read(System.Text.Json.JsonElement.Parse(new System.Text.Json.Nodes.JsonObject { ["keys"] = rig.Provider.Jwks.DeepClone() }.ToJsonString()));

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => Task.Run(() =>
        {
            var isGood = i % 2 == 0;
            var verdict = keys.Verify(JsonWebSignature.Parse(isGood ? good : bad[i % bad.Length], "id_token"));
            return (isGood, verdict);
        })));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdicts.Where(static v => v.isGood).Select(static v => v.verdict), Is.All.EqualTo(SignatureVerdict.Valid));
            Assert.That(verdicts.Where(static v => !v.isGood).Select(static v => v.verdict), Is.All.EqualTo(SignatureVerdict.WrongSignature));
        }
    }
}
