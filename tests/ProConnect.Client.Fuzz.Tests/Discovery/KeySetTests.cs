using System.Net;
using System.Text;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Validation;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Discovery;

internal sealed class KeySetTests
{
    private const int MostKeys = 100;

    private static readonly IReadOnlyList<Member>[] Sets = [[Member.OfRaw("keys", KeySetInput.Slot)], [Member.OfRaw("keys", KeySetInput.Slot), Member.OfText("extra", "x")]];
    private static readonly IReadOnlyList<Member>[] SoundKeys = [Keys.RsaJwk, Keys.RsaJwk, Keys.RsaJwk, Keys.EcJwk];
    private static readonly string Modulus = Keys.RsaJwk[3].Value;

    private static readonly Member[] KeyMembers =
    [
        Member.OfText("kty", "EC"), Member.OfText("kty", "RSA"), Member.OfText("kty", "oct"), Member.OfText("kty", "OKP"), Member.OfText("use", "enc"), Member.OfRaw("use", "1"),
        Member.OfRaw("key_ops", "[\"verify\"]"), Member.OfRaw("key_ops", "[\"encrypt\"]"), Member.OfRaw("key_ops", "\"verify\""), Member.OfText("alg", "RS256"), Member.OfText("alg", "none"),
        Member.OfText("kid", "rsa-1"), Member.OfText("kid", "other"), Member.OfText("d", "AQAB"), Member.OfText("p", ""), Member.OfRaw("oth", "[]"), Member.OfText("k", "AQAB"),
        Member.OfText("crv", "P-384"), Member.OfText("crv", "P-256"), Member.OfText("n", "AQAB"), Member.OfText("n", new string('A', 342)), Member.OfText("n", new string('_', 342)),
        Member.OfText("n", new string('_', 1_366)), Member.OfText("n", new string('_', 4_000)), Member.OfText("e", "AQ"), Member.OfText("e", "Aw"), Member.OfText("e", "AAEAAQ"), Member.OfText("e", "____________"),
        Member.OfText("e", ""), Member.OfText("x", new string('A', 43)), Member.OfText("y", new string('_', 42)), Member.OfText("y", new string('A', 43)), Member.OfText("x5c", "x"),
    ];

    private static readonly Member[] SetMembers = [Member.OfRaw("keys", "[]"), Member.OfRaw("keys", "{}"), Member.OfRaw("keys", "[null,1,\"a\",[],{}]"), Member.OfRaw("keys", "null")];

    [Test]
    public void A_key_set_yields_sound_public_keys_or_is_refused()
    {
        var payload = Encoding.UTF8.GetBytes("{}");
        var tokens = new[] { "RS256", "PS256", "ES256" }.Select(algorithm => JsonWebSignature.Parse(Keys.Sign(algorithm, payload), "id_token")).ToArray();
        var inputs = from set in Plans.OfJson(Sets, SetMembers)
                     from count in Gen.Frequency((6, Gen.Constant(1)), (2, Gen.Choose(2, 3)))
                     from keys in Gen.ArrayOf(Plans.OfJson(SoundKeys, KeyMembers), count)
                     from repeats in Gen.Frequency((300, Gen.Constant(1)), (1, Gen.Elements(100, 101)))
                     select new KeySetInput(set, keys, repeats);

        var tally = Generated.Check(inputs, (input, _) => Check(input, tokens), static input => input.Simpler());

        tally.ShouldReach("jwks.json", "jwks.too_large", "jwks.no_usable_key");
    }

    private static string? Check(KeySetInput input, JsonWebSignature[] tokens)
    {
        var bytes = input.ToBytes();
        var answer = new BackChannelResponse(HttpStatusCode.OK, "application/json", bytes, CacheControl: null);
        var reader = new JsonWebKeySetReader("test", NullLogger.Instance);

        var attempt = Attempt<SigningKeySet>.Of(bytes.Length, [Modulus], () => reader.Read(answer.ReadJson("jwks")));

        Violation.Unless(attempt.Value is not null || !input.IsSound || input.Keys.Count * input.Repeats > MostKeys, $"The sound key set is refused: {attempt.Code}");
        if (attempt.Value is { } keys)
        {
            var given = StrictDocument.Read(bytes);
            Violation.Unless(given is { } known && known.GetProperty("keys").GetArrayLength() <= MostKeys, "An ambiguous or far too long key set is accepted.");
            CheckVerdicts(keys, tokens, given.Value.GetRawText());
        }

        return attempt.Code;
    }

    // Whatever keys were read, they answer, and only the key that signed says yes.
    private static void CheckVerdicts(SigningKeySet keys, JsonWebSignature[] tokens, string given)
    {
        var token = tokens[given.Length % tokens.Length];
        var signer = string.Equals(token.Algorithm, SecurityAlgorithms.EcdsaSha256, StringComparison.Ordinal) ? Keys.EcJwk[5].Value : Modulus;
        var verdict = keys.Verify(token);
        Violation.Unless(verdict is not SignatureVerdict.Valid || given.Contains(signer, StringComparison.Ordinal), "A key that did not sign the token verifies it.");
    }
}
