using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Authorization;

internal sealed class AuthorizationResponseTests
{
    [TestCase("code=c", "state_missing")]
    [TestCase("code=c&state=", "state_missing")]
    [TestCase("code=c&State=s", "state_missing")]
    [TestCase("error=access_denied", "state_missing")]
    [TestCase("", "state_missing")]
    [TestCase("state=s", "code_missing")]
    [TestCase("state=s&code=", "code_missing")]
    [TestCase("state=s&CODE=c", "code_missing")]
    [TestCase("state=s&code[]=c", "code_missing")]
    [TestCase("state=s&error=", "code_missing")]
    [TestCase("state=s&response=jarm", "code_missing")]
    [TestCase("state=s&id_token=x&access_token=y&token_type=Bearer", "code_missing")]
    [TestCase("state=s&code=a%0D%0Ab", "code_missing")]
    [TestCase("state=s&code=a%00b", "code_missing")]
    [TestCase("state=s&code=a%7Fb", "code_missing")]
    [TestCase("state=s&code=%C3%A9", "code_missing")]
    [TestCase("state=s&code=c&error=access_denied", "ambiguous")]
    [TestCase("state=s&code=&error=access_denied", "ambiguous")]
    [TestCase("state=s&state=s&code=c", "param_duplicated")]
    [TestCase("state=s&code=c&code=c", "param_duplicated")]
    [TestCase("state=s&code=c&code=d", "param_duplicated")]
    [TestCase("state=s&code=c&iss=a&iss=b", "param_duplicated")]
    [TestCase("state=s&error=a&error=b", "param_duplicated")]
    [TestCase("state=s&error=a&error_description=b&error_description=c", "param_duplicated")]
    [TestCase("state=&state=s&code=c", "param_duplicated")]
    public async Task A_response_that_can_be_read_in_two_ways_or_in_none_is_refused(string query, string reason) =>
        await Expect.ThrowsAsync<UntrustedResponseException>(() => ParseAsync(query), $"callback.{reason}");

    [Test]
    public async Task A_parameter_over_8_kB_is_refused([Values("state", "code", "iss", "error", "error_description")] string name) =>
        await Expect.ThrowsAsync<UntrustedResponseException>(() => ParseAsync($"{name}={new string('x', 8_193)}"), "callback.malformed");

    [Test]
    public void A_parameter_of_8_kB_is_read() =>
        Assert.That(AuthorizationResponse.Parse(Parameters($"state=s&code={new string('x', 8_192)}")).State, Is.EqualTo("s"));

    [Test]
    public async Task A_code_of_any_printable_characters_is_redeemed()
    {
        const string code = "a b!~";
        using var rig = Rig.Create(script: static provider => provider.AuthorizationResponse = static response => response["code"] = code);

        await Expect.CatchAsync(() => rig.SignInAsync());

        Assert.That(rig.Provider.Requests.Single(static request => request.Endpoint == Endpoint.Token).Form["code"], Is.EqualTo(code));
    }

    [Test]
    public void An_empty_error_beside_a_code_is_none() =>
        Assert.That(AuthorizationResponse.Parse(Parameters("state=s&code=c&error=")).Error, Is.Null);

    [Test]
    public void Parameters_that_are_null_are_refused_by_name() =>
        Assert.That(static () => AuthorizationResponse.Parse(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("parameters"));

    [Test]
    public void Unknown_parameters_are_ignored_even_repeated() =>
        Assert.That(AuthorizationResponse.Parse(Parameters("state=s&code=c&session_state=1&session_state=2&x=1")).Error, Is.Null);

    [Test]
    public void A_null_value_counts_as_empty([Values("state", "code")] string name) =>
        Assert.That(
            () => AuthorizationResponse.Parse([new("state", name is "state" ? null : "s"), new("code", name is "code" ? null : "c")]),
            Throws.TypeOf<UntrustedResponseException>().With.Property("Code").EqualTo($"callback.{name}_missing"));

    [Test]
    public void An_error_is_kept_cut_and_cleaned()
    {
        var response = AuthorizationResponse.Parse(
        [
            new("state", "s"), new("error", "access_denied" + new string('x', 200)), new("error_description", "a\r\nb\u202ec\0" + new string('y', 1_000)),
        ]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Error?.Error, Does.StartWith("access_denied").And.Length.EqualTo(64));
            Assert.That(response.Error?.Description, Does.StartWith("a??b?c?").And.Length.EqualTo(300));
        }
    }

    [Test]
    public void A_response_does_not_print_its_code() =>
        Assert.That(AuthorizationResponse.Parse(Parameters("state=the-state&code=the-code")).ToString(), Is.EqualTo("AuthorizationResponse"));

    private static Task ParseAsync(string query)
    {
        _ = AuthorizationResponse.Parse(Parameters(query));
        return Task.CompletedTask;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Parameters(string query) =>
        FormText.Pairs(query).Select(static pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
}
