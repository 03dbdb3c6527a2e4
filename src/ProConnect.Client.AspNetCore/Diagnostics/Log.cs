using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>Everything this package logs. Event ids are stable; no argument is ever a token, a code, a secret or personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "{Scheme}: nobody was signed in. Reference {Reference}, {Code}: {Explanation}")]
    public static partial void SignInPageShown(this ILogger logger, string scheme, string reference, string code, string explanation);

    [LoggerMessage(2002, LogLevel.Information, "{Scheme}: a request that is not a page navigation was answered 401 instead of a redirect to sign in")]
    public static partial void NotANavigation(this ILogger logger, string scheme);

    [LoggerMessage(2003, LogLevel.Warning, "{Scheme}: the return from sign-out was not asked for by this browser, its return URL is not followed")]
    public static partial void SignOutStateUnknown(this ILogger logger, string scheme);

    [LoggerMessage(2004, LogLevel.Warning, "{Scheme}: signed out here only, the provider could not be asked to sign out too, {Code}: {Explanation}")]
    public static partial void SignedOutHereOnly(this ILogger logger, string scheme, string code, string explanation);

    [LoggerMessage(2005, LogLevel.Warning, "{Scheme}: this request came through a proxy ({Header}) that the application does not heed, so the redirect URI starts with {Origin}. Use ForwardedHeaders, or set PublicOrigin")]
    public static partial void ProxyIgnored(this ILogger logger, string scheme, string header, string origin);

    [LoggerMessage(2006, LogLevel.Error, "{Scheme}: sign-in could not start. Reference {Reference}, {Code}: {Explanation}")]
    public static partial void SignInNotStarted(this ILogger logger, string scheme, string reference, string code, string explanation);

    [LoggerMessage(2007, LogLevel.Warning, "{Scheme}: nobody was signed out, the form's antiforgery token is missing, out of date or another user's. Reference {Reference}")]
    public static partial void SignOutRefused(this ILogger logger, string scheme, string reference);

    [LoggerMessage(2008, LogLevel.Information, "{Scheme}: a return URL that is not a path of this site, or is one of the scheme's own endpoints, was replaced by the home page")]
    public static partial void ReturnUrlReplaced(this ILogger logger, string scheme);

    [LoggerMessage(2009, LogLevel.Error, "A session was ended, but not on the list of ended sessions, because the distributed cache failed: a copy of its cookie may live until it expires")]
    public static partial void SessionNotRevoked(this ILogger logger, Exception exception);

    [LoggerMessage(2010, LogLevel.Warning, "{Scheme}: MapProConnect() or MapRelyingParty() was not called, so {LoginPath} and the links of the error pages lead nowhere")]
    public static partial void NotMapped(this ILogger logger, string scheme, string loginPath);

    [LoggerMessage(2011, LogLevel.Warning, "{Scheme}: nobody was signed in, the application refused. Reference {Reference}, {Code}: {Explanation}")]
    public static partial void RefusedByApplication(this ILogger logger, string scheme, string reference, string code, string explanation);

    [LoggerMessage(2012, LogLevel.Error, "{Scheme}: nobody was signed in, the application failed. Reference {Reference}, {Code}")]
    public static partial void ApplicationFailed(this ILogger logger, string scheme, string reference, string code, Exception exception);

    [LoggerMessage(2013, LogLevel.Warning, "{Scheme}: a logout token was refused and nothing ended, {Code}: {Explanation}")]
    public static partial void LogoutRefused(this ILogger logger, string scheme, string code, string explanation);

    [LoggerMessage(2014, LogLevel.Error, "{Scheme}: the provider reported that sessions ended, but this could not be carried out, {Code}: they may go on until the provider tries again")]
    public static partial void LogoutNotReceived(this ILogger logger, string scheme, string code, Exception exception);

    [LoggerMessage(2015, LogLevel.Warning, "{Scheme}: another site asked for a sign-in in a way that is not followed. Reference {Reference}, {Code}: {Explanation}")]
    public static partial void InitiatedLoginRefused(this ILogger logger, string scheme, string reference, string code, string explanation);

    [LoggerMessage(2020, LogLevel.Warning, "{Scheme}: a silent sign-in failed and the visitor goes on without it, {Code}: {Explanation}")]
    public static partial void SilentSignInFailed(this ILogger logger, string scheme, string code, string explanation);

    [LoggerMessage(2021, LogLevel.Warning, "{Scheme}: visitors are not signed in silently because the provider does not answer")]
    public static partial void SilentSignInLeftOut(this ILogger logger, string scheme);

    [LoggerMessage(2022, LogLevel.Information, "{Scheme}: a visitor is back from a silent sign-in that her browser does not remember: it forgets cookies, or another tab started in the same moment. She goes on without it")]
    public static partial void SilentSignInForgotten(this ILogger logger, string scheme);

    [LoggerMessage(2023, LogLevel.Error, "{Scheme}: the application failed during a silent sign-in and the visitor goes on without it, {Code}")]
    public static partial void SilentSignInBroken(this ILogger logger, string scheme, string code, Exception exception);

    [LoggerMessage(2030, LogLevel.Information, "{Scheme}: the provider gives no new tokens for a session; its user must sign in again before services can be called in her name")]
    public static partial void RefreshRefused(this ILogger logger, string scheme);

    [LoggerMessage(2031, LogLevel.Error, "Refreshed tokens could not be shared with the other machines, because the distributed cache failed: requests under way there may have to sign in again")]
    public static partial void RefreshedTokensNotShared(this ILogger logger, Exception exception);

    [LoggerMessage(2032, LogLevel.Warning, "{Scheme}: the user's access token is not sent to {Host}, which is not under an address given to AddUserAccessToken")]
    public static partial void AccessTokenNotSent(this ILogger logger, string scheme, string host);

    [LoggerMessage(2033, LogLevel.Warning, "{Scheme}: signed out, but a token could not be given back to the provider, {Code}: {Explanation}")]
    public static partial void TokensNotGivenBack(this ILogger logger, string scheme, string code, string explanation);

    [LoggerMessage(2034, LogLevel.Information, "{Scheme}: a request with an access token was refused, {Error}: {Explanation} Client: {Client}")]
    public static partial void TokenRefused(this ILogger logger, string scheme, string error, string explanation, string client);

    [LoggerMessage(2035, LogLevel.Error, "{Scheme}: a request was answered 503, because the provider could not tell about its access token, {Code}: {Explanation}")]
    public static partial void TokenNotChecked(this ILogger logger, string scheme, string code, string explanation);

    [LoggerMessage(2036, LogLevel.Information, "{Scheme}: all sessions of a user were ended at this service")]
    public static partial void SignedOutEverywhere(this ILogger logger, string scheme);

    [LoggerMessage(2037, LogLevel.Warning, "{CookieScheme}: a session in the distributed cache cannot be read ({Reason}), its user must sign in again. Do all machines share their Data Protection keys?")]
    public static partial void StoredSessionUnreadable(this ILogger logger, string cookieScheme, string reason);

    [LoggerMessage(2038, LogLevel.Warning, "{Scheme}: BackChannelLogoutPath is set, and what has ended is kept in this process's memory: after a restart, and on other machines, ended sessions are believed again. Register a lasting IDistributedCache that all machines share")]
    public static partial void LogoutsInMemory(this ILogger logger, string scheme);

    [LoggerMessage(2039, LogLevel.Warning, "{Scheme}: the cookie scheme {CookieScheme} has an EventsType, so ended sessions are not refused. Set Events instead")]
    public static partial void EndedSessionsNotChecked(this ILogger logger, string scheme, string cookieScheme);

    [LoggerMessage(2050, LogLevel.Warning, "{Scheme}: a user who is signed in was refused a page. Reference {Reference}, {Code}: {Explanation}")]
    public static partial void PageRefused(this ILogger logger, string scheme, string reference, string code, string explanation);

    [LoggerMessage(2051, LogLevel.Warning, "{Scheme}: nobody can meet the rule {Rule} of a page, because the claim {Claim} is not asked for. Add {Scope} to Scopes")]
    public static partial void RuleCannotHold(this ILogger logger, string scheme, string rule, string claim, string scope);
}
