namespace ProConnect.Client.AspNetCore;

/// <summary>A request was not sent, because there is no access token of the signed-in user to send with it.</summary>
public sealed class UserAccessTokenException : HttpRequestException
{
    internal UserAccessTokenException(UserAccessTokenStatus status, string? code)
        : base(Explain(status, code)) => Status = status;

    /// <summary>Why there is none.</summary>
    public UserAccessTokenStatus Status { get; }

    private static string Explain(UserAccessTokenStatus status, string? code) => status switch
    {
        UserAccessTokenStatus.ProviderUnavailable => $"The user's access token could not be renewed, {code}. Try again later.",
        UserAccessTokenStatus.ResponseStarted => "The user's access token has expired and cannot be renewed once the response has started. Call the service earlier.",
        _ => "There is no access token of a signed-in user. Challenge, so that she signs in again.",
    };
}
