using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client;

/// <summary>What ProConnect's own errors mean: it tells many of them apart by the description alone.</summary>
internal static partial class ProConnectErrors
{
    private static readonly FrozenDictionary<(string Error, string? Description), ErrorAdvice> Known = new Dictionary<(string Error, string? Description), ErrorAdvice>
    {
        [("access_denied", "user authentication aborted")] =
            new("authorization.cancelled", ErrorRemedy.TryAgain, "The user went back, or her session at ProConnect was lost on the way."),
        [("access_denied", ProConnectDefaults.UnmetAcrDescription)] =
            new("authorization.acr_unmet", ErrorRemedy.AnotherAccount, "Her identity provider gave none of the levels that Acr:Require, Acr:AtLeast or the page ask for."),
        [("access_denied", "authentication aborted due to invalid identity")] =
            new("authorization.identity_refused", ErrorRemedy.AnotherAccount, "ProConnect refuses this identity here: her account is blocked (Y500024), or she is no public agent and this client is registered for public agents only (Y500015). If others should enter, have the registration changed."),
        [("access_denied", "authentication aborted due to a configuration limitation")] =
            new("authorization.domain_refused", ErrorRemedy.AnotherAccount, "The domain of her e-mail address is not among those that ProConnect admits to this client (Y500025). Ask ProConnect's support to add it."),
        [("server_error", "authentication aborted due to a technical error on the authorization server")] =
            new("authorization.technical_error", ErrorRemedy.TryAgain, "ProConnect or her identity provider failed; she came back from its error page. Its number (Y…) was on that page: nothing is to be changed here."),
        [("idp_hint_not_found", null)] =
            new("authorization.idp_hint_unknown", ErrorRemedy.ChangeSettings, "ProConnect does not know the identity provider of IdpHint in this environment. Write its idp_id, or remove IdpHint."),
        [("invalid_request", "unsupported prompt value requested")] =
            new("authorization.prompt_unsupported", ErrorRemedy.ChangeSettings, "ProConnect knows the prompts none, login and consent. Change the Prompt of the challenge."),
        [("invalid_request", "prompt none must only be used alone")] =
            new("authorization.prompt_not_alone", ErrorRemedy.ChangeSettings, "The prompt none was asked for together with another. Change the Prompt of the challenge."),
        [("invalid_request", "openid scope must be requested when using the claims parameter")] =
            new("authorization.openid_missing", ErrorRemedy.ChangeSettings, "Add openid to Scopes."),
        [("invalid_request", "could not parse the claims parameter JSON")] = Claims(),
        [("invalid_request", "claims parameter should be a JSON object")] = Claims(),
        [("invalid_request", "claims parameter should have userinfo or id_token properties")] = Claims(),
        [("invalid_request", "code_challenge must be provided with code_challenge_method")] = Pkce(),
        [("invalid_request", "code_challenge must be a string with a minimum length of 43 characters")] = Pkce(),
        [("invalid_request", "code_challenge contains invalid characters")] = Pkce(),
        [("invalid_request", "plain code_challenge_method fallback disabled, code_challenge_method must be provided")] = Pkce(),
        [("invalid_request", "not supported value of code_challenge_method")] = Pkce(),
    }.ToFrozenDictionary();

    public static ErrorAdvice? Find(OAuthError error, string step) =>
        string.Equals(step, "authorization", StringComparison.Ordinal) && (Known.GetValueOrDefault((error.Error, error.Description)) ?? Known.GetValueOrDefault((error.Error, null))) is { } advice
            ? advice.About(error, NumberIn(error))
            : null;

    /// <summary>ProConnect's number of an error, such as <c>Y500015</c>, when the description has one.</summary>
    public static string? NumberIn(OAuthError error) => error.Description is { } description && Number().Match(description) is { Success: true, Value: var number } ? number : null;

    private static ErrorAdvice Claims() =>
        new("authorization.claims_malformed", ErrorRemedy.ChangeSettings, "ProConnect cannot read the claims parameter. This library writes it soundly: does something between rewrite the address?");

    private static ErrorAdvice Pkce() =>
        new("authorization.pkce_malformed", ErrorRemedy.ChangeSettings, "ProConnect cannot read the PKCE parameters. This library writes them soundly: does something between rewrite the address?");

    [GeneratedRegex(@"\bY[0-9A-F]{6}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Number();
}
