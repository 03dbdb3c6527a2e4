using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ProConnect.Client.AspNetCore;

/// <summary>The keys of the configuration section that are about the web rather than about the provider.</summary>
internal sealed class WebSettings
{
    public string? PathPrefix { get; set; }

    public string? CallbackPath { get; set; }

    public string? SignedOutCallbackPath { get; set; }

    public string? BackChannelLogoutPath { get; set; }

    public string? InitiateLoginPath { get; set; }

    public string? AccessDeniedPath { get; set; }

    public string? LoginRequiredPath { get; set; }

    public IList<string> SilentSignInExcludedPaths { get; set; } = [];

    public string? AcrNotReachedPath { get; set; }

    public string? PublicOrigin { get; set; }

    public string? SaveTokens { get; set; }

    public string? KeepUserTokens { get; set; }

    public string? RefreshTokensBefore { get; set; }

    public string? EndSessionWhenRefreshIsRefused { get; set; }

    public string? RevokeTokensAtSignOut { get; set; }

    public string? SessionIdleTimeout { get; set; }

    public string? SessionMaxLifetime { get; set; }

    /// <summary>Reads the section. A list may also be one text, its items separated by spaces.</summary>
    public static WebSettings? From(IConfiguration configuration)
    {
        var settings = configuration.Get<WebSettings>();
        if (settings is not null && configuration[nameof(SilentSignInExcludedPaths)] is { Length: > 0 } paths)
            settings.SilentSignInExcludedPaths = paths.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return settings;
    }

    public void ApplyTo(RelyingPartyAuthenticationOptions options)
    {
        options.PathPrefix = PathOf(nameof(PathPrefix), PathPrefix, options) ?? options.PathPrefix;
        options.CallbackPath = PathOf(nameof(CallbackPath), CallbackPath, options) ?? options.CallbackPath;
        options.SignedOutCallbackPath = PathOf(nameof(SignedOutCallbackPath), SignedOutCallbackPath, options) ?? options.SignedOutCallbackPath;
        options.BackChannelLogoutPath = PathOf(nameof(BackChannelLogoutPath), BackChannelLogoutPath, options) ?? options.BackChannelLogoutPath;
        options.InitiateLoginPath = PathOf(nameof(InitiateLoginPath), InitiateLoginPath, options) ?? options.InitiateLoginPath;
        options.AccessDeniedPath = PathOf(nameof(AccessDeniedPath), AccessDeniedPath, options) ?? options.AccessDeniedPath;
        options.LoginRequiredPath = PathOf(nameof(LoginRequiredPath), LoginRequiredPath, options) ?? options.LoginRequiredPath;
        options.AcrNotReachedPath = PathOf(nameof(AcrNotReachedPath), AcrNotReachedPath, options) ?? options.AcrNotReachedPath;
        options.SaveTokens = FlagOf(nameof(SaveTokens), SaveTokens, options) ?? options.SaveTokens;
        options.KeepUserTokens = FlagOf(nameof(KeepUserTokens), KeepUserTokens, options) ?? options.KeepUserTokens;
        options.RefreshTokensBefore = TimeOf(nameof(RefreshTokensBefore), RefreshTokensBefore, "00:00:30", options) ?? options.RefreshTokensBefore;
        options.SessionIdleTimeout = TimeOf(nameof(SessionIdleTimeout), SessionIdleTimeout, "00:30:00", options) ?? options.SessionIdleTimeout;
        options.SessionMaxLifetime = TimeOf(nameof(SessionMaxLifetime), SessionMaxLifetime, "12:00:00", options) ?? options.SessionMaxLifetime;
        options.EndSessionWhenRefreshIsRefused = FlagOf(nameof(EndSessionWhenRefreshIsRefused), EndSessionWhenRefreshIsRefused, options) ?? options.EndSessionWhenRefreshIsRefused;
        options.RevokeTokensAtSignOut = FlagOf(nameof(RevokeTokensAtSignOut), RevokeTokensAtSignOut, options) ?? options.RevokeTokensAtSignOut;
        foreach (var path in SilentSignInExcludedPaths)
        {
            if (PathOf(nameof(SilentSignInExcludedPaths), path, options) is { } excluded)
                options.SilentSignInExcludedPaths.Add(excluded);
        }

        if (PublicOrigin is null)
            return;
        if (Uri.TryCreate(PublicOrigin, UriKind.Absolute, out var origin))
            options.PublicOrigin = origin;
        else
            options.Problems.Add($"PublicOrigin is '{PublicOrigin}'. Write an absolute origin such as https://service.example.");
    }

    private static string Example(string key) => key switch
    {
        nameof(PathPrefix) => "/proconnect",
        nameof(CallbackPath) => "/proconnect/callback",
        nameof(SignedOutCallbackPath) => "/proconnect/logout/callback",
        nameof(BackChannelLogoutPath) => "/proconnect/backchannel-logout",
        nameof(InitiateLoginPath) => "/proconnect/initiate-login",
        nameof(AccessDeniedPath) => "/refus",
        nameof(SilentSignInExcludedPaths) => "/public",
        nameof(AcrNotReachedPath) => "/second-facteur",
        _ => "/connexion",
    };

    private static bool? FlagOf(string key, string? value, RelyingPartyAuthenticationOptions options)
    {
        if (bool.TryParse(value, out var flag))
            return flag;
        if (!string.IsNullOrEmpty(value))
            options.Problems.Add($"{key} is '{value}'. Write true or false.");
        return null;
    }

    private static TimeSpan? TimeOf(string key, string? value, string example, RelyingPartyAuthenticationOptions options)
    {
        if (TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time))
            return time;
        if (!string.IsNullOrEmpty(value))
            options.Problems.Add($"{key} is '{value}'. Write a time such as {example}.");
        return null;
    }

    private static PathString? PathOf(string key, string? value, RelyingPartyAuthenticationOptions options)
    {
        if (value is null)
            return null;
        if (value is ['/', _, ..] && value[1] is not ('/' or '\\'))
            return new PathString(value);
        options.Problems.Add($"{key} is '{value}'. Write a path of this application that starts with '/', such as {Example(key)}.");
        return null;
    }
}
