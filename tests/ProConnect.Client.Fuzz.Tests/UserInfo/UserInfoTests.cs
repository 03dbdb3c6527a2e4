using System.Text.Json;
using FsCheck.Fluent;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.UserInfo;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.UserInfo;

internal sealed class UserInfoTests
{
    private const string Email = "camille.dupont@example.org";

    private static readonly Secret AccessToken = new("SlAV32hkKG-access-token");
    private static readonly string[] GoodTypes = ["application/json", "application/json", "application/jwt", "application/jwt", "application/json; charset=utf-8", "APPLICATION/JSON", "application/jwt;x=y"];
    private static readonly long Now = VirtualTime.Start.ToUnixTimeSeconds();

    private static readonly IReadOnlyList<Member>[] Sound =
    [
        [
            Member.OfText("sub", Bench.Subject), Member.OfText("email", Email), Member.OfText("given_name", "Camille"), Member.OfRaw("groups", "[\"staff\"]"),
            Member.OfText("iss", Bench.Issuer), Member.OfText("aud", Bench.ClientId), Member.OfRaw("exp", $"{Now + 60}"), Member.OfRaw("iat", $"{Now}"),
        ],
    ];

    private static readonly Member[] Telling =
    [
        Member.OfText("sub", "sub-7F3C9A51"), Member.OfText("sub", ""), Member.OfText("sub", $"{Bench.Subject}\\u0000"), Member.OfRaw("sub", $"[\"{Bench.Subject}\"]"), Member.OfText("SUB", "x"),
        Member.OfText("iss", "https://evil.example"), Member.OfText("aud", "client-2"), Member.OfRaw("aud", $"[\"{Bench.ClientId}\",\"client-2\"]"), Member.OfText("azp", "client-2"),
        Member.OfRaw("exp", $"{Now - 61}"), Member.OfRaw("exp", $"{Now - 60}"), Member.OfRaw("exp", $"{Now - 59}"), Member.OfRaw("iat", $"{Now + 60}"), Member.OfRaw("iat", $"{Now + 61}"),
    ];

    [Test]
    public async Task Userinfo_is_believed_only_if_it_is_of_the_user_and_signed_where_that_is_registered()
    {
        var unsigned = await Bench.LoadAsync();
        var signed = await Bench.LoadAsync(static options => options.UserInfoSignedResponseAlg = "HS256");
        var clients = new[] { unsigned, signed }.ToDictionary(static bench => ReferenceEquals(bench.Options.UserInfoSignedResponseAlg, null), static bench => (Bench: bench, Client: new UserInfoClient(bench.Options, bench.BackChannel, bench.Signatures, bench.Time)));
        var inputs = from claims in Plans.OfJson(Sound, Telling)
                     from wire in WireAnswers.Any(GoodTypes)
                     from isSigned in Gen.Elements(true, false)
                     from fits in Gen.Frequency((7, Gen.Constant(true)), (1, Gen.Constant(false)))
                     from wants in Gen.Frequency((7, Gen.Constant(isSigned)), (1, Gen.Constant(!isSigned)))
                     from damage in Gen.Frequency((4, Gen.Constant<Noise?>(value: null)), (1, Gen.Elements(Enum.GetValues<NoiseKind>()).Zip(Gen.Choose(0, int.MaxValue), static (kind, seed) => (Noise?)new Noise(kind, seed))))
                     select new UserInfoInput(claims, fits && wire.ContentType.Length > 0 && GoodTypes.Contains(wire.ContentType, StringComparer.Ordinal) ? wire with { ContentType = isSigned ? "application/jwt" : "application/json" } : wire, isSigned, wants, damage);

        var tally = Generated.Check(inputs, (input, token) => Check(input, clients[!input.WantsSigned].Bench, clients[!input.WantsSigned].Client, token), static input => input.Simpler());

        tally.ShouldReach(
            "userinfo.http_status", "userinfo.content_type", "userinfo.json", "userinfo.redirect", "userinfo.unreachable", "userinfo.too_large", "userinfo.malformed", "userinfo.signature",
            "userinfo.alg_not_allowed", "userinfo.iss", "userinfo.aud", "userinfo.azp", "userinfo.expired", "userinfo.iat_window", "userinfo.sub_missing", "userinfo.sub_mismatch");
    }

    private static string? Check(UserInfoInput input, Bench bench, UserInfoClient client, CancellationToken token)
    {
        var body = input.Body();
        bench.Answer(() => input.Wire.With(body));
        var size = input.Wire.Stream is StreamKind.Endless ? bench.Options.Http.MaxResponseBytes : body.Length;

        var attempt = Attempt<ClaimSet>.Of(size, [AccessToken.Reveal(), Keys.ClientSecret, Email], () => client.GetAsync(bench.Metadata, AccessToken, Bench.Subject, token));

        Violation.Unless(bench.Requests == 1, $"{bench.Requests} requests were sent.");
        Violation.Unless(attempt.Value is not null || !input.IsSound, $"The sound answer is refused: {attempt.Code}");
        Violation.Unless(attempt.Code?.StartsWith("userinfo.", StringComparison.Ordinal) != false, $"The code is of another step: {attempt.Code}");
        if (attempt.Value is { } claims)
            CheckAccepted(input, claims, StrictDocument.Read(input.Claims.ToBytes()));
        return attempt.Code;
    }

    private static void CheckAccepted(UserInfoInput input, ClaimSet claims, JsonElement? given)
    {
        Violation.Unless(given is not null, "An ambiguous document is accepted.");
        Violation.Unless(input.Wire.Status == 200 && input.Wire.Stream is StreamKind.Whole or StreamKind.Trickling, "An answer that is none is accepted.");
        Violation.Unless(input.IsSigned || !input.WantsSigned, "Unsigned userinfo is accepted.");
        Violation.Unless(input.Wire.ContentType.Replace(" ", "", StringComparison.Ordinal).StartsWith(input.IsSigned ? "application/jwt" : "application/json", StringComparison.OrdinalIgnoreCase), "An answer of another media type is accepted.");
        Violation.Unless(claims.GetString("sub") is Bench.Subject && given.Value.Text("sub") is Bench.Subject, "Userinfo of another user is accepted.");
        if (!input.IsSigned)
            return;
        Violation.Unless(input.WantsSigned, "HS256 is accepted although it is not registered.");
        Violation.Unless(input.Damage is null || string.Equals(Keys.Sign("HS256", input.Claims.ToBytes()), System.Text.Encoding.ASCII.GetString(input.Body()), StringComparison.Ordinal), "A damaged token is accepted.");
        Violation.Unless(given.Value.Text("iss") is Bench.Issuer, "Userinfo of another issuer is accepted.");
        Violation.Unless(IsInTime(given.Value), "Userinfo out of its time is accepted.");
    }

    private static bool IsInTime(JsonElement claims) =>
        (!claims.TryGetProperty("exp", out var expires) || expires.GetDouble() > Now - 60) && (!claims.TryGetProperty("iat", out var issued) || issued.GetDouble() <= Now + 60);
}
