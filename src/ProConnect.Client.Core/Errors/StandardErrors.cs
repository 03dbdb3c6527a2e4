namespace ProConnect.Client.Core.Errors;

/// <summary>What the errors of the specifications mean (RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 7009 §2.2.1, OIDC Core §3.1.2.6).</summary>
internal static class StandardErrors
{
    private const string Credentials =
        "The provider does not accept this client's credentials. Check ClientId, ClientSecret or ClientCertificate, ClientAuthentication, that they are of this environment and, if an assertion is signed, this machine's clock.";

    private const string ProviderTrouble = "The provider failed: nothing is to be changed here. If it goes on, tell its support.";

    public static ErrorAdvice For(OAuthError error, string step) => Find(step, error.Error) is var (remedy, cure)
        ? new ErrorAdvice($"{step}.{error.Error}", remedy, cure).About(error)
        : new ErrorAdvice($"{step}.error", ErrorRemedy.TryAgain, "This error is in no specification known here: ask the provider's support.").About(error);

    private static (ErrorRemedy Remedy, string Cure)? Find(string step, string error) => (step, error) switch
    {
        ("authorization", "access_denied") => (ErrorRemedy.TryAgain, "The user gave up, or the provider refused her."),
        ("authorization", "login_required" or "interaction_required" or "consent_required" or "account_selection_required") =>
            (ErrorRemedy.TryAgain, "A sign-in without a page (Prompt = \"none\") needed one. Sign in without it, or set LoginRequiredPath."),
        ("authorization", "unmet_authentication_requirements") => (ErrorRemedy.AnotherAccount, "The required level could not be reached: see Acr:Require and Acr:AtLeast."),
        ("authorization", "invalid_scope") =>
            (ErrorRemedy.ChangeSettings, "Scopes holds one that this client may not ask for in this environment. Remove it from Scopes, or have the provider allow it."),
        ("authorization", "unauthorized_client") => (ErrorRemedy.ChangeSettings, "The client of ClientId is not allowed to use the code flow. Have its registration changed."),
        ("authorization", "unsupported_response_type") => (ErrorRemedy.ChangeSettings, "The provider does not know response_type=code for this client. Have its registration changed, and look at AuthorizationParameters."),
        ("authorization", "invalid_request" or "request_not_supported" or "request_uri_not_supported" or "registration_not_supported" or "invalid_request_uri" or "invalid_request_object") =>
            (ErrorRemedy.ChangeSettings, "The provider cannot read the request. Look at Scopes, AuthorizationParameters, and what OnRedirectToProvider or a challenge sets."),
        (_, "server_error" or "temporarily_unavailable") => (ErrorRemedy.TryAgain, ProviderTrouble),
        ("token" or "revocation" or "introspection", "invalid_client") => (ErrorRemedy.ChangeSettings, Credentials),
        ("token", "invalid_grant") =>
            (ErrorRemedy.TryAgain, "The provider does not accept the code or refresh token. It was used before, has expired, or was issued for another redirect URI."),
        ("token", "unauthorized_client" or "unsupported_grant_type") => (ErrorRemedy.ChangeSettings, "The client of ClientId may not use this grant. Have its registration changed."),
        ("token", "invalid_scope") => (ErrorRemedy.ChangeSettings, "Scopes holds one that was not granted at sign-in. Remove it, or have the provider allow it."),
        ("token" or "revocation" or "introspection", "invalid_request") =>
            (ErrorRemedy.ChangeSettings, "The provider cannot read the request. Check ClientAuthentication: it must be the method this client is registered with."),
        ("revocation", "unsupported_token_type") => (ErrorRemedy.ChangeSettings, "The provider does not revoke tokens of this kind: set RevokeTokensAtSignOut to false."),
        ("userinfo", "invalid_token") => (ErrorRemedy.TryAgain, "The access token was not accepted although it was just issued. Does a proxy remove the Authorization header? Did the session at the provider just end?"),
        ("userinfo", "insufficient_scope") => (ErrorRemedy.ChangeSettings, "The access token opens no userinfo. Check that Scopes holds openid, or set FetchUserInfo to false."),
        ("userinfo", "invalid_request") => (ErrorRemedy.ChangeSettings, "The provider cannot read the request. Does a proxy change the Authorization header?"),
        _ => null,
    };
}
