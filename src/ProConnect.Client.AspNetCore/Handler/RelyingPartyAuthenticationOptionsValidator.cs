using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Checks, when the host starts, that the endpoints can work.</summary>
internal sealed class RelyingPartyAuthenticationOptionsValidator(string scheme, string section, IOptions<AuthenticationOptions> schemes, IEnumerable<UserTokensWanted> wanted)
    : IValidateOptions<RelyingPartyAuthenticationOptions>
{
    private static readonly TimeSpan DefaultTimeout = new RelyingPartyAuthenticationOptions().RemoteAuthenticationTimeout;

    private static readonly TimeSpan MinSessionTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxSessionTime = TimeSpan.FromDays(30);
    private static readonly TimeSpan MaxRefreshTokensBefore = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, RelyingPartyAuthenticationOptions options)
    {
        if (!string.Equals(name, scheme, StringComparison.Ordinal))
            return ValidateOptionsResult.Skip;

        var problems = options.Problems.Concat(Check(options)).Concat(CheckTokens(options)).Concat(CheckSessions(options)).Select(problem => $"{section}:{problem}").Concat(CheckCode(options)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Check(RelyingPartyAuthenticationOptions options)
    {
        foreach (var (path, settings) in Paths(options).GroupBy(static p => p.Path, static p => p.Setting).Where(static same => same.Skip(1).Any()).Select(static same => (same.Key, same)))
            yield return $"{string.Join(" and ", settings)} are both '{path}'. Write two different paths.";
        if (options.PublicOrigin is { } origin && (!origin.IsAbsoluteUri || origin.PathAndQuery is not "/" || origin.Fragment.Length > 0 || origin.UserInfo.Length > 0
            || !(string.Equals(origin.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || (origin.IsLoopback && string.Equals(origin.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal)))))
            yield return $"PublicOrigin is '{origin}'. Write an https origin without a path, such as https://service.example.";
    }

    private static IEnumerable<string> CheckSessions(RelyingPartyAuthenticationOptions options)
    {
        foreach (var (setting, time) in new[] { (nameof(options.SessionIdleTimeout), options.SessionIdleTimeout), (nameof(options.SessionMaxLifetime), options.SessionMaxLifetime) })
        {
            if (time < MinSessionTime || time > MaxSessionTime)
                yield return $"{setting} is {time}. Write a time between {MinSessionTime} and {MaxSessionTime}.";
        }
    }

    private IEnumerable<string> CheckTokens(RelyingPartyAuthenticationOptions options)
    {
        if (options.RefreshTokensBefore < TimeSpan.Zero || options.RefreshTokensBefore > MaxRefreshTokensBefore)
            yield return $"RefreshTokensBefore is {options.RefreshTokensBefore}. Write a time between 00:00:00 and {MaxRefreshTokensBefore}.";
        if (!options.KeepUserTokens && options.EndSessionWhenRefreshIsRefused)
            yield return "EndSessionWhenRefreshIsRefused is true, and KeepUserTokens is not: nothing is refreshed. Write both, or none.";
        if (!options.KeepUserTokens && wanted.Any(client => string.Equals(client.Scheme, scheme, StringComparison.Ordinal)))
            yield return $"KeepUserTokens is false, and an HTTP client has AddUserAccessToken(\"{scheme}\", …). Write true.";
    }

    private static IEnumerable<(string Setting, PathString Path)> Paths(RelyingPartyAuthenticationOptions options) => new[]
    {
        (nameof(options.CallbackPath), options.CallbackPath),
        (nameof(options.SignedOutCallbackPath), options.SignedOutCallbackPath),
        (nameof(options.BackChannelLogoutPath), options.BackChannelLogoutPath),
        (nameof(options.InitiateLoginPath), options.InitiateLoginPath),
        ("PathPrefix with /login", options.LoginPath),
        ("PathPrefix with /logout", options.LogoutPath),
        ("PathPrefix with /silent", options.SilentPath),
    }.Where(static p => p.Item2.HasValue);

    private IEnumerable<string> CheckCode(RelyingPartyAuthenticationOptions options)
    {
        if (options.Backchannel is not null || options.BackchannelHttpHandler is not null)
            yield return $"{scheme}: Backchannel and BackchannelHttpHandler have no effect here. Use services.AddRelyingPartyHttpClient(\"{scheme}\").ConfigurePrimaryHttpMessageHandler(…).";
        if (options.RemoteAuthenticationTimeout != DefaultTimeout)
            yield return $"{scheme}: RemoteAuthenticationTimeout has no effect here. Set {section}:PendingSignInLifetime.";
        if (options.SignInScheme is not { Length: > 0 } signIn || string.Equals(signIn, scheme, StringComparison.Ordinal))
            yield return $"{scheme}: SignInScheme is missing, nothing would keep the user signed in. Write AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie() before adding this scheme.";
        else if (!schemes.Value.SchemeMap.ContainsKey(signIn))
            yield return $"{scheme}: SignInScheme is '{signIn}', which is not registered. Add .AddCookie() before adding this scheme.";
    }
}
