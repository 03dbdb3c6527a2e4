using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Authorization;

/// <summary>What the browser brought back from the provider (OIDC Core §3.1.2.5, RFC 6749 §4.1.2), not yet believed.</summary>
public sealed class AuthorizationResponse
{
    private const int MaxValueLength = 8 * 1024;

    private AuthorizationResponse(string state, string? code, string? issuer, OAuthError? error)
    {
        State = state;
        Code = code;
        Issuer = issuer;
        Error = error;
    }

    /// <summary>The <c>state</c>: says which pending sign-in this answers.</summary>
    public string State { get; }

    /// <summary>The <c>error</c>, when the provider did not sign the user in.</summary>
    public OAuthError? Error { get; }

    internal string? Code { get; }

    internal string? Issuer { get; }

    /// <summary>Reads the parameters of the redirect.</summary>
    /// <param name="parameters">The decoded parameters in order; a repeated one appears as often as it came.</param>
    /// <returns>The response.</returns>
    /// <exception cref="UntrustedResponseException">
    /// <c>callback.state_missing</c>, <c>callback.param_duplicated</c> (RFC 6749 §3.1), <c>callback.ambiguous</c> (a code and an
    /// error at once) or <c>callback.code_missing</c>.
    /// </exception>
    public static AuthorizationResponse Parse(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        string? state = null, code = null, issuer = null, error = null, description = null;
        foreach (var (name, value) in parameters)
        {
            switch (name)
            {
                case "state": Set(ref state, name, value); break;
                case "code": Set(ref code, name, value); break;
                case "iss": Set(ref issuer, name, value); break;
                case "error": Set(ref error, name, value); break;
                case "error_description": Set(ref description, name, value); break;
            }
        }

        if (string.IsNullOrEmpty(state))
            throw Rejected("state_missing", "The response has no state.");
        if (error is { Length: > 0 } && code is not null)
            throw Rejected("ambiguous", "The response has both a code and an error.");
        if (string.IsNullOrEmpty(error) && (string.IsNullOrEmpty(code) || !code.All(static c => c is >= ' ' and <= '~')))
            throw Rejected("code_missing", "The response has neither a usable code nor an error.");
        return new(state, code, issuer, string.IsNullOrEmpty(error) ? null : new OAuthError(error, description));
    }

    /// <summary>A name without content: the code is a secret.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(AuthorizationResponse);

    private static void Set(ref string? target, string name, string? value)
    {
        if (target is not null)
            throw Rejected("param_duplicated", $"The response has the parameter '{name}' more than once.");
        target = value is null or { Length: <= MaxValueLength }
            ? value ?? ""
            : throw Rejected("malformed", $"The response's parameter '{name}' is longer than {MaxValueLength} characters.");
    }

    private static UntrustedResponseException Rejected(string reason, string message) => new($"callback.{reason}", message);
}
