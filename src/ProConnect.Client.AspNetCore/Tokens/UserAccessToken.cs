using System.Diagnostics.CodeAnalysis;
using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.AspNetCore;

/// <summary>The access token of the signed-in user, or why there is none.</summary>
public sealed class UserAccessToken
{
    private UserAccessToken()
    {
    }

    /// <summary>Whether there is one, and if not, what would help.</summary>
    public UserAccessTokenStatus Status { get; private init; }

    /// <summary>The token, for calls on the user's behalf; null unless <see cref="Status"/> is <see cref="UserAccessTokenStatus.Available"/>.</summary>
    public Secret? AccessToken { get; private init; }

    /// <summary>When it expires; null when the provider did not say.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>What went wrong with <see cref="UserAccessTokenStatus.ProviderUnavailable"/>: a code of <c>docs/errors.md</c>.</summary>
    public string? Code { get; private init; }

    /// <summary>Whether there is a token.</summary>
    [MemberNotNullWhen(true, nameof(AccessToken))]
    public bool IsAvailable => Status == UserAccessTokenStatus.Available;

    internal static UserAccessToken Of(KeptTokens tokens) => new() { AccessToken = new Secret(tokens.AccessToken), ExpiresAt = tokens.ExpiresAt };

    internal static UserAccessToken None(UserAccessTokenStatus status, string? code = null) => new() { Status = status, Code = code };
}
