namespace ProConnect.Client.AspNetCore;

/// <summary>Names for those who need no others.</summary>
public static class TokenIntrospectionDefaults
{
    /// <summary>The scheme that authenticates by access tokens.</summary>
    public const string AuthenticationScheme = "AccessToken";
}
