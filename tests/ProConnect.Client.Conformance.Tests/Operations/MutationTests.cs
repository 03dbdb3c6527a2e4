using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>Thousands of sign-ins whose answers were damaged by chance, always the same chance.</summary>
internal sealed class MutationTests : DirectFixture
{
    private const int Rounds = 3_000;
    private const int Seed = 20260901;
    private static readonly HttpStatusCode[] Statuses = [HttpStatusCode.Accepted, HttpStatusCode.NoContent, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests];

    private readonly AnswerTape _answers = new();

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["Http:Retries"] = "0";
        AddServices(setup, services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name).AddHttpMessageHandler(() => new RecordedAnswers(_answers)));
    }

    [TestCase("/token")]
    [TestCase("/userinfo")]
    [Case("X08")]
    public async Task A_damaged_answer_is_refused_or_changes_nothing(string path)
    {
        var (response, pending) = await ReachResponseAsync();
        var whole = await Party.CompleteSignInAsync(response, pending) as SignedIn;
        Assert.That(whole, Is.Not.Null);
        var claims = Describe(whole!.Claims);
        var chance = new Random(Seed);
        var refused = 0;
        _answers.Change = (asked, answer, body) => asked.EndsWith(path, StringComparison.Ordinal) ? Damage(answer, body, chance) : body;

        for (var i = 0; i < Rounds; i++)
        {
            if (await CompleteAsync(response, pending) is not { } outcome)
                refused++;
            else
                Assert.That(outcome is SignedIn signedIn ? Describe(signedIn.Claims) : [], Is.EqualTo(claims), $"Round {i}");
        }

        _answers.Change = null;
        Assert.That(refused, Is.GreaterThan(Rounds / 2));
        Observed.Outcome("refused, or accepted with the very same claims (each reader has its own fuzz tests)");
    }

    private async Task<SignInOutcome?> CompleteAsync(AuthorizationResponse response, PendingSignIn pending)
    {
        try
        {
            return await Party.CompleteSignInAsync(response, pending);
        }
        catch (RelyingPartyException)
        {
            return null;
        }
    }

    private static byte[] Damage(HttpResponseMessage answer, byte[] body, Random chance)
    {
        var at = chance.Next(body.Length);
        var length = Math.Min(chance.Next(1, 40), body.Length - at);
        switch (chance.Next(8))
        {
            case 0:
                body[at] ^= (byte)(1 << chance.Next(8));
                return body;
            case 1:
                body[at] = (byte)chance.Next(256);
                return body;
            case 2:
                return [.. body[..at], .. body[(at + length)..]];
            case 3:
                return [.. body[..(at + length)], .. body[at..]];
            case 4:
                return body[..at];
            case 5:
                return [.. body[..at], (byte)"\"{}[],:\\.0"[chance.Next(10)], .. body[at..]];
            case 6:
                answer.StatusCode = Statuses[chance.Next(Statuses.Length)];
                return body;
            default:
                (body[at], body[^(at + 1)]) = (body[^(at + 1)], body[at]);
                return body;
        }
    }

    private static List<string> Describe(ClaimSet claims) =>
        [.. claims.Names.Order(StringComparer.Ordinal).Select(name => claims.TryGet(name, out var value) ? $"{name}={value.GetRawText()}" : name)];
}
