using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>Callbacks that answer no sign-in of this browser, or answer it wrongly. No code is ever redeemed for them.</summary>
internal sealed class ForgedCallbackTests : FailureFixture
{
    [Test]
    public async Task A_state_of_another_browser_is_refused()
    {
        var attacker = OpenBrowser();
        var callback = await attacker.ReachCallbackAsync();

        await ExpectRefusalAsync(callback, "callback.correlation_missing");
    }

    [Test]
    public async Task A_state_of_another_browser_is_refused_even_when_this_one_is_signing_in_too()
    {
        var attacker = OpenBrowser();
        var callback = await attacker.ReachCallbackAsync();
        await Browser.StartAsync();

        await ExpectRefusalAsync(callback, "callback.state_unknown");
    }

    [Test]
    public async Task The_code_of_another_user_under_the_state_of_this_browser_is_refused_by_the_provider()
    {
        var attacker = OpenBrowser();
        var stolen = Answer.Parameter(await attacker.ReachCallbackAsync(), "code");
        var callback = await Browser.ReachCallbackAsync();

        var answer = await Browser.GetAsync(With(callback, "code", stolen));

        await ExpectFailureAsync(answer, HttpStatusCode.BadGateway, "token.error");
    }

    [TestCase(null, "callback.state_missing")]
    [TestCase("", "callback.state_missing")]
    [TestCase("made-up", "callback.state_unknown")]
    public async Task A_wrong_state_is_refused(string? state, string code)
    {
        await ExpectRefusalAsync(With(await Browser.ReachCallbackAsync(), "state", state), code);
    }

    [Test]
    public async Task A_tampered_state_is_refused()
    {
        var callback = await Browser.ReachCallbackAsync();
        var state = Answer.Parameter(callback, "state")!;

        await ExpectRefusalAsync(With(callback, "state", (state[0] is 'A' ? 'B' : 'A') + state[1..]), "callback.state_unknown");
    }

    [Test]
    public async Task A_truncated_state_is_refused()
    {
        var callback = await Browser.ReachCallbackAsync();

        await ExpectRefusalAsync(With(callback, "state", Answer.Parameter(callback, "state")![..^1]), "callback.state_unknown");
    }

    [TestCase("state")]
    [TestCase("code")]
    [TestCase("iss")]
    public async Task A_parameter_given_twice_is_refused(string name)
    {
        var callback = await Browser.ReachCallbackAsync();

        await ExpectRefusalAsync(new Uri($"{callback}&{name}={Uri.EscapeDataString(Answer.Parameter(callback, name)!)}"), "callback.param_duplicated", isOver: name is not "state");
    }

    [TestCase("https://evil.example/api/v2", "callback.iss_mismatch")]
    [TestCase("", "callback.iss_mismatch")]
    [TestCase(null, "callback.iss_missing")]
    public async Task An_answer_that_is_not_this_providers_is_refused(string? issuer, string code)
    {
        Simulator.Faults.AuthorizationResponse = parameters => parameters["iss"] = issuer;

        await ExpectRefusalAsync(await Browser.ReachCallbackAsync(), code, isOver: true);
    }

    [Test]
    public async Task A_final_slash_makes_another_issuer()
    {
        Simulator.Faults.AuthorizationResponse = static parameters => parameters["iss"] += "/";

        await ExpectRefusalAsync(await Browser.ReachCallbackAsync(), "callback.iss_mismatch", isOver: true);
    }

    [Test]
    public async Task A_code_and_an_error_at_once_are_refused()
    {
        await ExpectRefusalAsync(With(await Browser.ReachCallbackAsync(), "error", "access_denied"), "callback.ambiguous", isOver: true);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("a\r\nb")]
    [TestCase("é")]
    public async Task An_answer_without_a_usable_code_is_refused(string? code)
    {
        await ExpectRefusalAsync(With(await Browser.ReachCallbackAsync(), "code", code), "callback.code_missing", isOver: true);
    }

    [TestCase("code")]
    [TestCase("state")]
    public async Task A_parameter_of_a_hundred_kilobytes_is_refused(string name)
    {
        await ExpectRefusalAsync(With(await Browser.ReachCallbackAsync(), name, new string('a', 60_000)), "callback.malformed", isOver: name is "code");
    }

    [Test]
    public async Task Names_in_another_case_are_other_names()
    {
        var callback = await Browser.ReachCallbackAsync();

        await ExpectRefusalAsync(new Uri(callback.AbsoluteUri.Replace("code=", "Code=", StringComparison.Ordinal)), "callback.code_missing", isOver: true);
    }

    [Test]
    public async Task A_posted_answer_is_refused()
    {
        var callback = await Browser.ReachCallbackAsync();
        var parameters = QueryHelpers.ParseQuery(callback.Query).Select(static pair => (pair.Key, pair.Value.ToString())).ToArray();

        var answer = await Browser.PostAsync(callback.AbsolutePath, parameters);

        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
        await ExpectFailureAsync(answer, HttpStatusCode.BadRequest, "callback.mode_unexpected");
    }

    [Test]
    public async Task An_answer_posted_to_the_very_address_is_refused()
    {
        var callback = await Browser.ReachCallbackAsync();

        var answer = await Browser.PostAsync(callback.AbsoluteUri);

        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
        await ExpectFailureAsync(answer, HttpStatusCode.BadRequest, "callback.mode_unexpected");
    }

    private async Task ExpectRefusalAsync(Uri callback, string code, bool isOver = false)
    {
        var answer = await Browser.GetAsync(callback);

        Assert.That(Simulator.Requests.Count("/token"), Is.Zero, "A code was redeemed.");
        if (isOver)
            ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.BadRequest, code);
    }

    private static Uri With(Uri callback, string name, string? value)
    {
        var parameters = QueryHelpers.ParseQuery(callback.Query).ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value, StringComparer.Ordinal);
        parameters[name] = value;
        if (value is null)
            parameters.Remove(name);
        return new Uri(QueryHelpers.AddQueryString(callback.GetLeftPart(UriPartial.Path), parameters));
    }
}
