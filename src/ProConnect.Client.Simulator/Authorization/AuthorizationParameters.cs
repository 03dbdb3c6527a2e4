using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>
/// The parameters of an authorization request, each present once at most and of the right shape. This comes before anything is
/// known of the client, so that whatever is wrong here is shown to the user (Y000400) and never sent anywhere.
/// </summary>
internal sealed partial class AuthorizationParameters
{
    private static readonly string[] Required = ["client_id", "redirect_uri", "scope", "state"];

    private static readonly string[] Known =
    [
        "client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "claims", "acr_values", "prompt", "login_hint",
        "siret_hint", "idp_hint", "code_challenge", "code_challenge_method", "response_mode", "max_age",
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private AuthorizationParameters(IEnumerable<KeyValuePair<string, StringValues>> received)
    {
        foreach (var (name, values) in received.Where(parameter => Known.Contains(parameter.Key, StringComparer.Ordinal)))
        {
            Check(values.Count == 1, name, "must be a string");
            _values[name] = values.ToString();
        }
    }

    /// <summary>The value of a parameter, or <see langword="null"/> when it is absent or empty.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Reads the query of a GET or the form of a POST.</summary>
    /// <exception cref="ErrorPageException">Y000400.</exception>
    public static async Task<AuthorizationParameters> ReadAsync(HttpContext context)
    {
        var parameters = HttpMethods.IsPost(context.Request.Method)
            ? new AuthorizationParameters(await FormReader.ReadAsync(context))
            : new AuthorizationParameters(context.Request.Query);

        parameters.Validate();
        return parameters;
    }

    private void Validate()
    {
        foreach (var name in Required)
            Check(this[name] is not null, name, "should not be empty");

        Check(_values.ContainsKey("response_type"), "response_type", "must be a string");
        Check(WebUri().IsMatch(this["redirect_uri"]!), "redirect_uri", "must match /^https?:\\/\\/[^/].+$/ regular expression");
        Check(!_values.TryGetValue("nonce", out var nonce) || Nonce().IsMatch(nonce), "nonce", "must be 1 to 512 ASCII characters");
        Check(this["login_hint"] is not { } email || Email().IsMatch(email), "login_hint", "must be an email");
        Check(this["siret_hint"] is null or { Length: 14 }, "siret_hint", "must be exactly 14 characters");
    }

    private static void Check(bool condition, string name, string problem)
    {
        if (!condition)
            throw new ErrorPageException(StatusCodes.Status400BadRequest, "Y000400", $"{name} {problem}");
    }

    [GeneratedRegex(@"\Ahttps?://[^/].+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebUri();

    [GeneratedRegex(@"\A[\x00-\x7F]{1,512}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex(@"\A[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Email();
}
