using Microsoft.Extensions.Logging;

namespace ProConnect.Client.Core.Diagnostics;

/// <summary>Everything this package logs. Event ids are stable; no argument is ever a token, a code, a secret or personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "{RelyingParty}: sign-in started, acr required: {Acr}")]
    public static partial void SignInStarted(this ILogger logger, string relyingParty, string acr);

    [LoggerMessage(1002, LogLevel.Information, "{RelyingParty}: signed in, acr {Acr}")]
    public static partial void SignedIn(this ILogger logger, string relyingParty, string? acr);

    [LoggerMessage(1003, LogLevel.Information, "{RelyingParty}: sign-in ended without a user: {Outcome}. {Explanation}")]
    public static partial void SignInEnded(this ILogger logger, string relyingParty, string outcome, string explanation);

    [LoggerMessage(1004, LogLevel.Warning, "{RelyingParty}: sign-in refused, {Code}: {Explanation}")]
    public static partial void SignInRejected(this ILogger logger, string relyingParty, string code, string explanation);

    [LoggerMessage(1005, LogLevel.Debug, "{RelyingParty}: tokens refreshed, outcome {Outcome}")]
    public static partial void RefreshEnded(this ILogger logger, string relyingParty, string outcome);

    [LoggerMessage(1006, LogLevel.Warning, "{RelyingParty}: refreshed tokens refused, {Code}: {Explanation}")]
    public static partial void RefreshRejected(this ILogger logger, string relyingParty, string code, string explanation);

    [LoggerMessage(1007, LogLevel.Information, "{RelyingParty}: the provider reports that sessions have ended")]
    public static partial void LogoutTokenAccepted(this ILogger logger, string relyingParty);

    [LoggerMessage(1008, LogLevel.Debug, "{RelyingParty}: a logout token was refused, {Code}: {Explanation}")]
    public static partial void LogoutTokenRejected(this ILogger logger, string relyingParty, string code, string explanation);

    [LoggerMessage(1009, LogLevel.Warning, "{RelyingParty}: the ID token of the session has {Length} characters, too long for the address of a sign-out; the provider is asked without it and may ask the user to confirm")]
    public static partial void IdTokenHintLeftOut(this ILogger logger, string relyingParty, int length);

    [LoggerMessage(1011, LogLevel.Debug, "{RelyingParty}: a token was given back to the provider")]
    public static partial void TokenRevoked(this ILogger logger, string relyingParty);

    [LoggerMessage(1012, LogLevel.Warning, "{RelyingParty}: the provider could not be asked about a token, or its answer was refused, {Code}: {Explanation}")]
    public static partial void IntrospectionRejected(this ILogger logger, string relyingParty, string code, string explanation);

    [LoggerMessage(1030, LogLevel.Warning, "{RelyingParty}: a sign-in asks for a new authentication by {Parameter}. {Advice}")]
    public static partial void ReauthenticationIgnored(this ILogger logger, string relyingParty, string parameter, string advice);

    [LoggerMessage(1101, LogLevel.Information, "{RelyingParty}: {Document} loaded, kept for {Lifetime}")]
    public static partial void DocumentLoaded(this ILogger logger, string relyingParty, string document, TimeSpan lifetime);

    [LoggerMessage(1102, LogLevel.Warning, "{RelyingParty}: {Document} could not be refreshed, {Code}: {Explanation} The last good one, {Age} old, stays in use")]
    public static partial void DocumentStale(this ILogger logger, string relyingParty, string document, string code, string explanation, TimeSpan age);

    [LoggerMessage(1103, LogLevel.Error, "{RelyingParty}: {Document} could not be loaded, {Code}: {Explanation} Nobody can sign in until it is")]
    public static partial void DocumentMissing(this ILogger logger, string relyingParty, string document, string code, string explanation);

    [LoggerMessage(1104, LogLevel.Information, "{RelyingParty}: a token is not verified by the known signing keys, they are fetched again")]
    public static partial void KeysRefetched(this ILogger logger, string relyingParty);

    [LoggerMessage(1105, LogLevel.Warning, "{RelyingParty}: a signing key of the provider is ignored: {Reason}")]
    public static partial void KeyIgnored(this ILogger logger, string relyingParty, string reason);

    [LoggerMessage(1106, LogLevel.Error, "{RelyingParty}: refreshing metadata failed unexpectedly, it will be tried again")]
    public static partial void RefresherSurvived(this ILogger logger, string relyingParty, Exception exception);

    [LoggerMessage(1107, LogLevel.Warning, "{RelyingParty}: the provider announces none of the required levels, {Required}. Nobody may be able to sign in; is a name misspelt or outdated?")]
    public static partial void RequiredAcrNotAnnounced(this ILogger logger, string relyingParty, string required);

    [LoggerMessage(1108, LogLevel.Warning, "{RelyingParty}: the client certificate {Thumbprint} is valid until {ValidUntil} only. Replace its file; no restart is needed")]
    public static partial void ClientCertificateExpires(this ILogger logger, string relyingParty, string thumbprint, string validUntil);

    [LoggerMessage(1109, LogLevel.Warning, "{RelyingParty}: the files of the client certificate changed, and cannot be used: {Problem} {Thumbprint}, valid until {ValidUntil}, stays in use")]
    public static partial void ClientCertificateKept(this ILogger logger, string relyingParty, string problem, string thumbprint, string validUntil);

    [LoggerMessage(1110, LogLevel.Information, "{RelyingParty}: the client certificate was replaced by {Thumbprint}, valid until {ValidUntil}")]
    public static partial void ClientCertificateReplaced(this ILogger logger, string relyingParty, string thumbprint, string validUntil);
}
