using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Callback;

/// <summary>The code, and parameters that come twice or contradict one another.</summary>
internal sealed class CodeTests : CallbackFixture
{
    private static readonly string[] Parameters = ["state", "code", "iss", "error"];

    private static IEnumerable<TestCaseData> WrongCodes =>
    [
        Of("none", "callback.code_missing", null),
        Of("empty", "callback.code_missing", ""),
        Of("100 kB", "callback.malformed", new string('c', 100_000)),
        Of("line break", "callback.code_missing", "abc\r\ndef"),
        Of("NUL", "callback.code_missing", "abc\0def"),
        Of("escape", "callback.code_missing", "abc\u001B[31m"),
        Of("not ASCII", "callback.code_missing", "é"),
    ];

    private static IEnumerable<TestCaseData> Repetitions =>
        from name in Parameters
        from isSame in new[] { true, false }
        select new TestCaseData(name, isSame).SetArgDisplayNames(name, isSame ? "the same" : "another");

    [Case("F06")]
    [Test]
    public async Task The_code_of_somebody_else()
    {
        var stolen = Answer.Parameter(await OpenBrowser().ReachCallbackAsync(persona: Camille), "code");

        await RefusedAsync(callback => Callbacks.With(callback, "code", stolen), "token.error", HttpStatusCode.BadGateway);
    }

    [Case("F06")]
    [Test]
    public async Task The_code_of_somebody_else_at_a_provider_that_does_not_know_PKCE()
    {
        await Browser.CompleteAsync(persona: Marc);
        Misbehave(static faults => faults.Intercept = NoPkce.ForgetAsync);
        var stolen = Answer.Parameter(await OpenBrowser().ReachCallbackAsync(persona: Camille), "code");
        var callback = await Browser.ReachCallbackAsync(persona: Camille);

        await RefusesAsync(Callbacks.With(callback, "code", stolen), "id_token.nonce");
    }

    [Case("F07")]
    [TestCaseSource(nameof(WrongCodes))]
    public Task No_usable_code(string code, string? value) => RefusedAsync(callback => Callbacks.With(callback, "code", value), code);

    [Case("F08")]
    [TestCase("access_denied")]
    [TestCase("server_error")]
    public Task A_code_and_an_error(string error) => RefusedAsync(callback => Callbacks.With(callback, "error", error), "callback.ambiguous");

    [Case("F09")]
    [TestCaseSource(nameof(Repetitions))]
    public Task A_parameter_that_comes_twice(string name, bool isSame) => RefusedAsync(callback =>
    {
        var withOne = name is "error" ? Callbacks.With(Callbacks.With(callback, "error", "access_denied"), "code", null) : callback;
        var value = isSame ? Answer.Parameter(withOne, name)! : "another";
        return Callbacks.Followed(withOne, $"&{name}={Uri.EscapeDataString(value)}");
    }, "callback.param_duplicated");

    [Case("F09")]
    [TestCase("code[]")]
    [TestCase("code[0]")]
    public Task A_code_in_a_list(string name) => RefusedAsync(callback => Callbacks.Renamed(callback, "code", name), "callback.code_missing");

    [Case("F09")]
    [TestCase("state")]
    [TestCase("code")]
    public async Task One_parameter_in_the_address_and_one_in_a_form(string name)
    {
        await Browser.CompleteAsync(persona: Marc);
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();

        var answer = await Browser.PostAsync(callback.AbsoluteUri, (name, QueryHelpers.ParseQuery(callback.Query)[name].ToString()));

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.mode_unexpected");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
        await Expect.SignedInAsync(Browser, Marc.Sub);
        await ExpectRecoveryAsync();
        Observed.Outcome("refused: callback.mode_unexpected");
    }

    private static TestCaseData Of(string name, string code, string? value) => new TestCaseData(code, value).SetArgDisplayNames(name);
}
