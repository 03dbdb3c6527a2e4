using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>How a relying party shows itself in an ASP.NET Core application: its paths, its cookies' life, its events.</summary>
public sealed class RelyingPartyAuthenticationOptions : RemoteAuthenticationOptions
{
    /// <summary>Makes options with their defaults.</summary>
    public RelyingPartyAuthenticationOptions() => Events = new RelyingPartyEvents();

    /// <summary>Where this scheme's endpoints are: <c>{prefix}/login</c>, <c>{prefix}/logout</c>, and by default both callbacks.</summary>
    /// <value>The default is the scheme's name in lower case: <c>/proconnect</c>.</value>
    public PathString PathPrefix { get; set; }

    /// <summary>Where the provider sends the browser back after sign-out. Register its absolute form as post-logout redirect URI.</summary>
    /// <value>The default is <c>{prefix}/logout/callback</c>.</value>
    public PathString SignedOutCallbackPath { get; set; }

    /// <summary>
    /// Where the provider posts logout tokens, server to server (OpenID Connect Back-Channel Logout 1.0): the sessions they name end. Register its absolute form as
    /// <c>backchannel_logout_uri</c>. Null, the default, for no such receiver.
    /// </summary>
    public PathString BackChannelLogoutPath { get; set; }

    /// <summary>
    /// Where other sites, such as the provider's portal, send a browser to have it signed in here (OIDC Core §4). Register its absolute form as
    /// <c>initiate_login_uri</c>. Null, the default, for no such door.
    /// </summary>
    public PathString InitiateLoginPath { get; set; }

    /// <summary>
    /// The origin users see, such as <c>https://service.example</c>, when the application is behind a reverse proxy that does not
    /// tell. Null takes the request's.
    /// </summary>
    public Uri? PublicOrigin { get; set; }

    /// <summary>A page of the application to which a user is sent, with <c>returnUrl</c>, when a sign-in without a page needed one. Null shows a page of this library.</summary>
    public PathString LoginRequiredPath { get; set; }

    /// <summary>
    /// Keeps the user's access and refresh tokens in the session and renews them when they are asked for: see
    /// <see cref="UserAccessTokenHttpContextExtensions.GetUserAccessTokenAsync"/>. It needs no <c>SaveTokens</c>.
    /// </summary>
    /// <value>The default is false.</value>
    public bool KeepUserTokens { get; set; }

    /// <summary>How long before it expires an access token is renewed. Between 0 and 10 minutes.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan RefreshTokensBefore { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the session ends when the provider refuses to renew its tokens. Otherwise it goes on without tokens.</summary>
    /// <value>The default is false.</value>
    public bool EndSessionWhenRefreshIsRefused { get; set; }

    /// <summary>Whether tokens in the session are given back to the provider at sign-out (RFC 7009), if it has an endpoint for that.</summary>
    /// <value>The default is true.</value>
    public bool RevokeTokensAtSignOut { get; set; } = true;

    /// <summary>
    /// How long a session lives without being used; each use in its second half prolongs it. Between 1 minute and 30 days. Null leaves the cookie scheme's <c>ExpireTimeSpan</c>, 14 days
    /// unless the application sets it.
    /// </summary>
    public TimeSpan? SessionIdleTimeout { get; set; }

    /// <summary>How long a session lives at most, however much it is used. Between 1 minute and 30 days. Null, the default, for no such end.</summary>
    public TimeSpan? SessionMaxLifetime { get; set; }

    /// <summary>Pages, with all below them, that a visitor sees without being sent to the provider first, where <c>UseSilentSignIn</c> is on.</summary>
    public IList<PathString> SilentSignInExcludedPaths { get; } = [];

    /// <summary>A page of the application to which a user is sent, with <c>returnUrl</c>, who did not reach the required level: to set up a second factor, for instance. Null shows a page of this library.</summary>
    public PathString AcrNotReachedPath { get; set; }

    /// <summary>The application's say at each step.</summary>
    public new RelyingPartyEvents Events
    {
        get => (RelyingPartyEvents)base.Events;
        set => base.Events = value;
    }

    /// <summary>Checks nothing: all settings are checked together when the host starts, by messages that name their keys.</summary>
    /// <param name="scheme">The scheme's name.</param>
    public override void Validate(string scheme)
    {
    }

    internal IList<string> Problems { get; } = [];

    internal PathString LoginPath => PathPrefix + "/login";

    internal PathString LogoutPath => PathPrefix + "/logout";

    internal PathString SilentPath => PathPrefix + "/silent";

    /// <summary>Every path that is this scheme's.</summary>
    internal IEnumerable<PathString> OwnPaths =>
        new[] { LoginPath, LogoutPath, SilentPath, CallbackPath, SignedOutCallbackPath, BackChannelLogoutPath, InitiateLoginPath }.Where(static path => path.HasValue);
}
