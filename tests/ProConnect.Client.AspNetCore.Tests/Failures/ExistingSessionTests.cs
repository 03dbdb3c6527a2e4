using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>Somebody is signed in already, and a later sign-in fails.</summary>
internal sealed class ExistingSessionTests : FailureFixture
{
    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Failure("a forged ID token", static faults => faults.IdTokenSignature = TokenSignature.OtherKey);
        yield return Failure("forged userinfo", static faults => faults.UserInfoSignature = TokenSignature.OtherKey);
        yield return Failure("userinfo of another user", static faults => faults.UserInfoClaims = static claims => claims["sub"] = Personas.BrunoLefevre.Sub);
        yield return Failure("a foreign issuer", static faults => faults.AuthorizationResponse = static parameters => parameters["iss"] = "https://evil.example");
        yield return Failure("an unknown state", static faults => faults.AuthorizationResponse = static parameters => parameters["state"] = "made-up");
        yield return Failure("a refusal", static faults => faults.AuthorizationResponse = Error("access_denied"));
        yield return Failure("a required login", static faults => faults.AuthorizationResponse = Error("login_required"));
        yield return Failure("an error of the provider", static faults => faults.AuthorizationResponse = Error("server_error"));
        yield return Failure("a token response without ID token", static faults => faults.TokenResponse = static response => response.Remove("id_token"));
    }

    [TestCaseSource(nameof(Failures))]
    public async Task The_session_is_untouched_by(Action<SimulatorFaults> fail)
    {
        await Browser.CompleteAsync(persona: Camille);
        var session = Browser.Cookie(Expect.SessionCookie)!.Value;
        fail(Simulator.Faults);

        var answer = await Browser.CompleteAsync(persona: Personas.MarcLeroy);

        Assert.That(answer.Location, Is.Null);
        Assert.That(answer.SetCookies, Has.None.StartsWith(Expect.SessionCookie));
        Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Is.EqualTo(session));
        await Expect.SignedInAsync(Browser, Camille.Sub);
    }

    private static TestCaseData Failure(string name, Action<SimulatorFaults> fail) => new TestCaseData(fail).SetArgDisplayNames(name);

    private static Action<IDictionary<string, string?>> Error(string error) => parameters =>
    {
        parameters["code"] = null;
        parameters["error"] = error;
    };
}
