using FsCheck.Fluent;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Authorization;

internal sealed class AuthorizationResponseTests
{
    private const int LongestValue = 8 * 1024;
    private const string Code = "SplxlOBeZQQYbYS6WxSbIA";
    private const string State = "af0ifjsldkj-state-of-this-browser";

    private static readonly string[] Read = ["state", "code", "iss", "error", "error_description"];
    private static readonly string[] Names = [.. Read, "STATE", "Code", "state ", "session_state", "extra", ""];

    private static readonly IReadOnlyList<Member>[] Sound =
    [
        [new("code", Code), new("state", State)],
        [new("state", State), new("iss", "https://op.example"), new("code", Code)],
        [new("state", State), new("error", "access_denied"), new("error_description", "Refused by the user.")],
    ];

    private static readonly int[] Lengths = [0, 1, 300, LongestValue, LongestValue + 1, 40_000];

    private static readonly string[] Values = [Code, State, "", " ", "login_required", "a\r\nb", "é", "\ud800"];

    [Test]
    public void A_response_is_accepted_by_its_rules_alone_and_refused_by_name()
    {
        var values = Gen.Frequency((3, OddText.Any), (2, Gen.Elements(Values)), (1, Gen.Elements(Lengths).Select(static length => new string('a', length))));

        var tally = Generated.Check(Plans.OfParameters(Sound, Names, values), static (plan, _) => Check(plan), static plan => plan.Simpler());

        tally.ShouldReach("callback.state_missing", "callback.param_duplicated", "callback.malformed", "callback.ambiguous", "callback.code_missing");
    }

    private static string? Check(Plan plan)
    {
        var parameters = plan.Members().ConvertAll(static member => KeyValuePair.Create(member.Name, (string?)member.Value));
        var size = parameters.Sum(static parameter => 2 * (parameter.Key.Length + parameter.Value!.Length));
        var secrets = parameters.Select(static parameter => parameter.Value!).Where(static value => !value.StartsWith("aaaa", StringComparison.Ordinal));

        var attempt = Attempt<AuthorizationResponse>.Of(size, secrets, () => AuthorizationResponse.Parse(parameters));

        var isSound = IsSound(parameters);
        Violation.Unless(isSound == (attempt.Value is not null), isSound ? $"Refused: {attempt.Code}" : "Accepted against the rules.");
        Violation.Unless(isSound || !plan.IsSound, "The sound response breaks a rule.");
        if (attempt.Value is { } response)
            CheckAccepted(response, parameters);
        return attempt.Code;
    }

    private static bool IsSound(List<KeyValuePair<string, string?>> parameters)
    {
        var known = parameters.Where(static parameter => Read.Contains(parameter.Key, StringComparer.Ordinal)).ToLookup(static p => p.Key, static p => p.Value!, StringComparer.Ordinal);
        if (known.Any(static values => values.Count() > 1 || values.First().Length > LongestValue))
            return false;
        var isError = !string.IsNullOrEmpty(known["error"].FirstOrDefault());
        var hasGoodCode = known["code"].FirstOrDefault() is { Length: > 0 } code && !code.AsSpan().ContainsAnyExceptInRange(' ', '~');
        return !string.IsNullOrEmpty(known["state"].FirstOrDefault()) && (isError ? !known.Contains("code") : hasGoodCode);
    }

    private static void CheckAccepted(AuthorizationResponse response, List<KeyValuePair<string, string?>> parameters)
    {
        string? Given(string name) => parameters.Find(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal)).Value;
        Violation.Unless(string.Equals(response.State, Given("state"), StringComparison.Ordinal), "The state is another.");
        Violation.Unless(response.Error is null ? string.Equals(response.Code, Given("code"), StringComparison.Ordinal) : response.Code is null, "The code is another.");
        Violation.Unless(string.Equals(response.Issuer, Given("iss"), StringComparison.Ordinal), "The issuer is another.");
        Violation.Unless(response.Error is null || response.Error.ToString().All(RefusalRules.IsPlain), "The error is not plain text.");
        Violation.Unless(response.Error is null || response.Error.ToString().Length < 400, "The error is long.");
    }
}
