using Microsoft.AspNetCore.Authentication;

namespace ProConnect.Client.AspNetCore;

/// <summary>Whose access tokens a service accepts, and for how long it believes what it was told about them.</summary>
public sealed class TokenIntrospectionOptions : AuthenticationSchemeOptions
{
    /// <summary>
    /// The client ids whose users' tokens are accepted. A provider tells any client about any token, so without this every service that signs in with the same provider
    /// could call this one.
    /// </summary>
    public IList<string> AllowedClients { get; set; } = [];

    /// <summary>Scopes that every token must have. A request whose token lacks one is answered 403.</summary>
    public IList<string> RequiredScopes { get; set; } = [];

    /// <summary>How long an answer is believed without asking again, never longer than the token lives. A token that is revoked meanwhile is still accepted. Between 0 and 10 minutes; 0 asks each time.</summary>
    /// <value>The default is 1 minute.</value>
    public TimeSpan CacheDuration { get; set; } = TimeSpan.FromMinutes(1);

    internal IList<string> Problems { get; } = [];
}
