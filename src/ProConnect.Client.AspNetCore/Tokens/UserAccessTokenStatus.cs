namespace ProConnect.Client.AspNetCore;

/// <summary>Whether there is an access token of the signed-in user, and if not, what would help.</summary>
public enum UserAccessTokenStatus
{
    /// <summary>There is one, and it has not expired.</summary>
    Available,

    /// <summary>Nobody is signed in with the scheme, or her tokens serve no more and the provider gives no new ones: challenge, and she signs in again.</summary>
    SignInRequired,

    /// <summary>The provider could not be reached, or its answer must not be believed, or has tokens too large for the session's cookies. The session goes on; later it may work.</summary>
    ProviderUnavailable,

    /// <summary>The token has expired, and the response has started: new tokens could not be kept. Ask for the token earlier.</summary>
    ResponseStarted,
}
