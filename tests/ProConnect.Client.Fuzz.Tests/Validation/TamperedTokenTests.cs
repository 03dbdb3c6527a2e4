using System.Text;
using FsCheck.Fluent;
using ProConnect.Client.Core.Validation;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Validation;

internal sealed class TamperedTokenTests
{
    private static readonly string[] Algorithms = ["RS256", "PS256", "ES256", "HS256"];

    [Test]
    public async Task A_signed_token_is_refused_as_soon_as_one_character_is_another()
    {
        var payload = Encoding.UTF8.GetBytes(new Plan(SampleClaims.Sound[1], [], Noise: null).ToJson());
        var validators = new Dictionary<string, IdTokenValidator>(StringComparer.Ordinal);
        foreach (var algorithm in Algorithms)
        {
            var pinned = await Bench.LoadAsync(options => options.IdTokenSignedResponseAlg = algorithm);
            validators[algorithm] = new IdTokenValidator(pinned.Options, pinned.Signatures, pinned.Time);
        }

        var bench = await Bench.LoadAsync();
        var tokens = Algorithms.Select(algorithm => (Algorithm: algorithm, Token: Keys.Sign(algorithm, payload))).ToArray();
        var inputs = from signed in Gen.Elements(tokens)
                     from kind in Gen.Elements(Enum.GetValues<TamperKind>())
                     from position in Gen.Choose(0, 1_000_000)
                     from text in OddText.Any
                     select new Tampering(signed.Token, signed.Algorithm, kind, position, text);

        var tally = Generated.Check(inputs, (input, token) => Check(input, validators[input.Algorithm], bench, token));

        tally.ShouldReach(
            "id_token.malformed", "id_token.encrypted_unexpected", "id_token.crit", "id_token.alg_not_allowed", "id_token.key_not_found", "id_token.key_unsuitable", "id_token.signature");
    }

    private static string? Check(Tampering input, IdTokenValidator validator, Bench bench, CancellationToken token)
    {
        var text = input.Apply();

        var attempt = Attempt<IdToken>.Of(
            text.Length, [input.Token.Split('.')[1], input.Token.Split('.')[2], SampleClaims.Nonce, Keys.ClientSecret, Bench.Subject],
            () => validator.ValidateAsync(text, bench.Metadata, SampleClaims.Expectations[0], token).AsTask());

        var isUntouched = string.Equals(text, input.Token, StringComparison.Ordinal);
        Violation.Unless(isUntouched == (attempt.Value is not null), isUntouched ? $"Refused: {attempt.Code}" : "Accepted although it was tampered with.");
        return attempt.Code;
    }
}
