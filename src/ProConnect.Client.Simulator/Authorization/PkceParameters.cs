using System.Text.RegularExpressions;
using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>PKCE (RFC 7636) is optional; S256 is the only method.</summary>
internal static partial class PkceParameters
{
    public static void Check(AuthorizationParameters parameters, ResponseTarget target)
    {
        var problem = FindProblem(parameters["code_challenge"], parameters["code_challenge_method"]);
        if (problem is not null)
            throw new AuthorizationErrorException(target, "invalid_request", problem);
    }

    /// <summary>What is wrong with the form of a challenge or a verifier, or nothing.</summary>
    public static string? FindFormatProblem(string value, string name) => value switch
    {
        { Length: < 43 } => $"{name} must be a string with a minimum length of 43 characters",
        { Length: > 128 } => $"{name} must be a string with a maximum length of 128 characters",
        _ => Unreserved().IsMatch(value) ? null : $"{name} contains invalid characters",
    };

    private static string? FindProblem(string? challenge, string? method) => (challenge, method) switch
    {
        (null, null) => null,
        (null, "S256") => "code_challenge must be provided with code_challenge_method",
        (not null, null) => "plain code_challenge_method fallback disabled, code_challenge_method must be provided",
        (not null, "S256") => FindFormatProblem(challenge, "code_challenge"),
        _ => "not supported value of code_challenge_method",
    };

    [GeneratedRegex(@"\A[A-Za-z0-9\-._~]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unreserved();
}
