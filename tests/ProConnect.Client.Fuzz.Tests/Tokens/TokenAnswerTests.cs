using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Tokens;

internal sealed class TokenAnswerTests
{
    private const string Code = "SplxlOBe/ZQ+QYbYS6=WxSbIA";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string AccessToken = "SlAV32hkKG-access-token";
    private const string RefreshToken = "8xLOxBtZp8-refresh-token";
    private const int LongestToken = 128 * 1024;

    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Bench.ClientId}:{Keys.ClientSecret}"));
    private static readonly string[] Received = [AccessToken, RefreshToken];
    private static readonly string[] Sent = [Code, WebUtility.UrlEncode(Code), Verifier, Keys.ClientSecret];
    private static readonly string[] GoodTypes = ["application/json", "application/json", "application/json;charset=UTF-8", "Application/JSON"];
    private static readonly int[] ErrorStatuses = [400, 401, 500, 503];

    private static readonly PendingSignIn Pending = new()
    {
        Issuer = Bench.Issuer,
        State = "af0ifjsldkj",
        Nonce = "n-0S6_WzA2Mj",
        CodeVerifier = Verifier,
        RedirectUri = new Uri("https://app.example/callback"),
        StartedAt = VirtualTime.Start,
    };

    private static readonly IReadOnlyList<Member>[] Answers =
    [
        [Member.OfText("access_token", AccessToken), Member.OfText("token_type", "Bearer")],
        [
            Member.OfText("token_type", "bearer"), Member.OfText("access_token", AccessToken), Member.OfText("id_token", "a.b.c"), Member.OfText("refresh_token", RefreshToken),
            Member.OfRaw("expires_in", "60"), Member.OfText("scope", "openid email"),
        ],
    ];

    private static readonly IReadOnlyList<Member>[] Errors =
    [
        [Member.OfText("error", "invalid_grant"), Member.OfText("error_description", "The code was used before.")],
        [Member.OfText("error", "invalid_client")],
    ];

    private static readonly Member[] Telling =
    [
        .. Sent.SelectMany(static secret => new[] { Member.OfText("error_description", $"Wrong: {secret}!"), Member.OfText("error", secret), Member.OfText("error_description", new string('x', 290) + secret) }),
        Member.OfText("error_description", $"Authorization: Basic {Basic}"), Member.OfText("error", "invalid_client"), Member.OfText("error", ""), Member.OfRaw("error", "{}"), Member.OfText("error", "a\\r\\nb\\u202e"),
        Member.OfText("token_type", "DPoP"), Member.OfText("token_type", "BEARER"), Member.OfText("token_type", "Bearer "), Member.OfText("access_token", ""), Member.OfText("access_token", "a b"),
        Member.OfText("access_token", "a\\r\\nb"), Member.OfText("id_token", "é"), Member.OfText("id_token", ""), Member.OfText("refresh_token", "\\u0000"), Member.OfText("refresh_token", "a b"),
        Member.OfRaw("expires_in", "1e400"), Member.OfRaw("expires_in", "-1"), Member.OfText("expires_in", "3600"), Member.OfText("expires_in", "NaN"), Member.OfText("expires_in", "Infinity"),
        Member.OfRaw("expires_in", "1e300"), Member.OfText("expires_in", "1e999"), Member.OfRaw("scope", "[]"), Member.OfText("scope", ""),
    ];

    [Test]
    public async Task Tokens_are_read_from_a_sound_answer_alone_and_errors_give_away_no_secret()
    {
        var bench = await Bench.LoadAsync();
        var post = new TokenClient(new ClientFormPost(new RelyingPartyOptions(), bench.BackChannel, new ClientSecretPost(Bench.ClientId, new Secret(Keys.ClientSecret))), bench.Time);
        var basic = new TokenClient(new ClientFormPost(new RelyingPartyOptions(), bench.BackChannel, new ClientSecretBasic(Bench.ClientId, new Secret(Keys.ClientSecret))), bench.Time);
        var answers = from body in Plans.OfJson(Answers, Telling)
                      from wire in WireAnswers.Any(GoodTypes)
                      from isBasic in Gen.Elements(true, false)
                      select new TokenInput(body, wire, isBasic);
        var errors = from body in Plans.OfJson(Errors, Telling)
                     from status in Gen.Elements(ErrorStatuses)
                     from wire in WireAnswers.Any(GoodTypes)
                     from isBasic in Gen.Elements(true, false)
                     select new TokenInput(body, wire with { Status = status }, isBasic);

        var tally = Generated.Check(Gen.Frequency((3, answers), (1, errors)), (input, token) => Check(input, bench, input.IsBasic ? basic : post, token), static input => input.Simpler());

        tally.ShouldReach(
            "token.error", "token.http_status", "token.content_type", "token.json", "token.redirect", "token.unreachable", "token.too_large",
            "token.token_type", "token.missing_member", "token.member_type");
    }

    private static string? Check(TokenInput input, Bench bench, TokenClient client, CancellationToken token)
    {
        var body = input.Body.ToBytes();
        bench.Answer(() => input.Wire.With(body));
        var size = input.Wire.Stream is StreamKind.Endless ? bench.Options.Http.MaxResponseBytes : body.Length;

        var given = StrictDocument.Read(body);
        // What the provider itself calls an error is one; only what was sent to it is known to be secret then.
        var attempt = Attempt<TokenSet>.Of(size, [.. Sent, .. input.IsBasic ? [Basic] : Array.Empty<string>(), .. given?.Text("error") is null ? Received : []], () => client.RedeemAsync(bench.Metadata, Code, Pending, token));

        Violation.Unless(bench.Requests == 1, $"The code was sent {bench.Requests} times.");
        Violation.Unless(attempt.Code?.StartsWith("token.", StringComparison.Ordinal) != false, $"The code is of another step: {attempt.Code}");
        var isSound = input.Wire.IsSound && GoodTypes.Contains(input.Wire.ContentType, StringComparer.Ordinal) && given is { } known && IsSound(known);
        Violation.Unless(attempt.Value is not null || !isSound, $"Refused: {attempt.Code}");
        Violation.Unless(attempt.Value is null || (input.Wire.Status == 200 && given is { } read && IsSound(read)), "Accepted against the rules.");
        if (attempt.Value is { } tokens)
            CheckAccepted(tokens, given!.Value);
        return attempt.Code;
    }

    private static bool IsSound(JsonElement json) =>
        string.IsNullOrEmpty(json.Text("error"))
        && string.Equals(json.Text("token_type"), "Bearer", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrEmpty(json.Text("access_token"))
        && IsToken(json, "access_token") && IsToken(json, "id_token") && IsToken(json, "refresh_token", first: ' ')
        && (!json.TryGetProperty("scope", out var scope) || scope.ValueKind is JsonValueKind.String or JsonValueKind.Null);

    // A refresh token travels in a form, where a space may stand.
    private static bool IsToken(JsonElement json, string name, char first = '!') =>
        !json.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null
        || (json.Text(name) is { Length: <= LongestToken } text && !text.AsSpan().ContainsAnyExceptInRange(first, '~'));

    private static void CheckAccepted(TokenSet tokens, JsonElement given)
    {
        Violation.Unless(string.Equals(tokens.AccessToken.Reveal(), given.Text("access_token"), StringComparison.Ordinal), "The access token is another.");
        Violation.Unless(string.Equals(tokens.IdToken?.Reveal() ?? "", given.Text("id_token") ?? "", StringComparison.Ordinal), "The ID token is another.");
        Violation.Unless(string.Equals(tokens.RefreshToken?.Reveal() ?? "", given.Text("refresh_token") ?? "", StringComparison.Ordinal), "The refresh token is another.");
        var life = tokens.AccessTokenExpiresAt - VirtualTime.Start;
        Violation.Unless(life is null || (life >= TimeSpan.Zero && life <= TimeSpan.FromDays(1)), $"The access token lives for {life}.");
    }
}
