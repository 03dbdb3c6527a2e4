using FsCheck.Fluent;
using ProConnect.Client.Core.Validation;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Validation;

internal sealed class SignedClaimsTests
{
    private const int LongestToken = 128 * 1024;

    [Test]
    public async Task A_well_signed_token_is_accepted_exactly_when_its_claims_keep_the_rules()
    {
        var bench = await Bench.LoadAsync();
        var validators = new Dictionary<string, IdTokenValidator>(StringComparer.Ordinal);
        foreach (var algorithm in new[] { "HS256", "ES256", "RS256" })
        {
            var pinned = (await Bench.LoadAsync(options => options.IdTokenSignedResponseAlg = algorithm));
            validators[algorithm] = new IdTokenValidator(pinned.Options, pinned.Signatures, pinned.Time);
        }

        var inputs = from claims in Plans.OfJson(SampleClaims.Sound, SampleClaims.Telling)
                     from algorithm in Gen.Frequency((200, Gen.Constant("HS256")), (8, Gen.Constant("ES256")), (1, Gen.Constant("RS256")))
                     from expected in Gen.Elements(SampleClaims.Expectations)
                     select new ClaimsInput(claims, algorithm, expected);

        var tally = Generated.Check(inputs, (input, token) => Check(input, validators[input.Algorithm], bench, token), static input => input.Simpler());

        tally.ShouldReach(
            "id_token.malformed", "id_token.typ", "id_token.iss", "id_token.aud", "id_token.azp", "id_token.sub", "id_token.claim_missing", "id_token.claim_type", "id_token.claim_range",
            "id_token.expired", "id_token.not_yet_valid", "id_token.iat_window", "id_token.nonce", "id_token.at_hash", "id_token.c_hash", "id_token.auth_time");
    }

    private static string? Check(ClaimsInput input, IdTokenValidator validator, Bench bench, CancellationToken token)
    {
        var payload = input.Claims.ToBytes();
        var text = Keys.Sign(input.Algorithm, payload);

        var attempt = Attempt<IdToken>.Of(
            payload.Length, [text, SampleClaims.Nonce, SampleClaims.Code, SampleClaims.AccessToken, Keys.ClientSecret, Bench.Subject, "camille.dupont"],
            () => validator.ValidateAsync(text, bench.Metadata, input.Expected, token).AsTask());

        var claims = text.Length <= LongestToken ? StrictDocument.Read(payload) : null;
        var isSound = claims is { } known && IdTokenRules.Hold(known, input.Expected);
        Violation.Unless(isSound == (attempt.Value is not null), isSound ? $"Refused: {attempt.Code}" : "Accepted against the rules.");
        Violation.Unless(isSound || !input.Claims.IsSound, "The sound token breaks a rule.");
        Violation.Unless(attempt.Code?.StartsWith("id_token.", StringComparison.Ordinal) != false, $"The code is of another step: {attempt.Code}");
        if (attempt.Value is { } accepted)
        {
            Violation.Unless(string.Equals(accepted.Subject, claims!.Value.Text("sub"), StringComparison.Ordinal), "The subject is another.");
            Violation.Unless(string.Equals(accepted.Acr, claims.Value.Text("acr"), StringComparison.Ordinal), "The level is another.");
        }

        return attempt.Code;
    }
}
