using System.Text.Json;
using FsCheck.Fluent;
using ProConnect.Client.Core.Validation;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Validation;

internal sealed class TokenParsingTests
{
    private const int LongestToken = 128 * 1024;
    private const int LongestHeader = 8 * 1024;

    private static readonly IReadOnlyList<Member>[] Headers =
    [
        [Member.OfText("alg", "RS256"), Member.OfText("kid", "rsa-1"), Member.OfText("typ", "JWT")],
        [Member.OfText("alg", "none")],
    ];

    private static readonly Member[] HeaderMembers =
    [
        Member.OfText("alg", "HS256"), Member.OfRaw("alg", "null"), Member.OfRaw("kid", "1"), Member.OfText("kid", "../x"), Member.OfRaw("crit", "[\"exp\"]"), Member.OfRaw("b64", "false"),
        Member.OfText("zip", "DEF"), Member.OfText("jku", "https://evil.example"), Member.OfText("typ", "at+jwt"), Member.OfRaw("typ", "1"),
    ];

    private static readonly int[] SignatureLengths = [0, 1, 2, 3, 64, 256, 5_000];

    [Test]
    public void A_token_is_read_only_if_it_is_three_canonical_parts_of_unambiguous_JSON()
    {
        var inputs = from header in Plans.OfJson(Headers, HeaderMembers)
                     from payload in Plans.OfJson(SampleClaims.Sound, SampleClaims.Telling)
                     from length in Gen.Frequency((400, Gen.Elements(SignatureLengths)), (1, Gen.Constant(100_000)))
                     from damage in Gen.Frequency((3, Gen.Constant<Noise?>(value: null)), (1, Gen.Elements(Enum.GetValues<NoiseKind>()).Zip(Gen.Choose(0, int.MaxValue), static (kind, seed) => (Noise?)new Noise(kind, seed))))
                     from respelled in Gen.Frequency((7, Gen.Constant(-1)), (1, Gen.Choose(0, 2)))
                     select new TokenInput(header, payload, length, damage, respelled);

        var tally = Generated.Check(inputs, static (input, _) => Check(input), static input => input.Simpler());

        tally.ShouldReach("id_token.malformed", "id_token.encrypted_unexpected", "id_token.crit", "id_token.too_large");
    }

    private static string? Check(TokenInput input)
    {
        var text = input.Text();

        var attempt = Attempt<JsonWebSignature>.Of(text.Length, [text, SampleClaims.Nonce], () => JsonWebSignature.Parse(text, "id_token"));

        var parts = text.Split('.');
        var header = parts[0].Length <= LongestHeader ? Decode(parts[0]) : null;
        var isSound = text.Length <= LongestToken && parts.Length == 3 && header is { } known && IsHeaderSound(known) && Decode(parts[1]) is not null && Bytes(parts[2]) is not null;
        Violation.Unless(isSound == (attempt.Value is not null), isSound ? $"Refused: {attempt.Code}" : "Read although it is malformed.");
        Violation.Unless(isSound || !input.IsSound, "The sound token is malformed.");
        Violation.Unless(attempt.Value is null || string.Equals(attempt.Value.Algorithm, header!.Value.Text("alg"), StringComparison.Ordinal), "The algorithm is another.");
        return attempt.Code;
    }

    private static bool IsHeaderSound(JsonElement header) =>
        header.Text("alg") is not null
        && !header.TryGetProperty("crit", out _) && !header.TryGetProperty("b64", out _) && !header.TryGetProperty("zip", out _)
        && (!header.TryGetProperty("kid", out _) || header.Text("kid") is not null);

    private static JsonElement? Decode(string part) => Bytes(part) is { } bytes ? StrictDocument.Read(bytes) : null;

    /// <summary>The bytes of which this is the one spelling in base64url without padding.</summary>
    private static byte[]? Bytes(string part)
    {
        try
        {
            var bytes = Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (part.Length % 4)) % 4));
            return string.Equals(Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'), part, StringComparison.Ordinal) ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
