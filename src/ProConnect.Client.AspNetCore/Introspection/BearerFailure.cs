using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>Why a request with an access token is not let in (RFC 6750 §3.1). What is told is always the same few words.</summary>
internal sealed class BearerFailure : Exception
{
    private BearerFailure(int status, string? error, string description)
        : base(description)
    {
        Status = status;
        Error = error;
    }

    public static BearerFailure Malformed { get; } = new(StatusCodes.Status400BadRequest, "invalid_request", "The Authorization header is not one well-formed bearer token.");

    public static BearerFailure Inactive { get; } = new(StatusCodes.Status401Unauthorized, "invalid_token", "The access token is unknown, revoked or expired.");

    public static BearerFailure OtherClient { get; } = new(StatusCodes.Status401Unauthorized, "invalid_token", "The access token was issued to a client that may not call this service.");

    public static BearerFailure InsufficientScope { get; } = new(StatusCodes.Status403Forbidden, "insufficient_scope", "The access token lacks a scope.");

    /// <summary>It cannot be told: nobody is let in, and nobody is told that the token is bad.</summary>
    public static BearerFailure Unavailable { get; } = new(StatusCodes.Status503ServiceUnavailable, error: null, "The provider cannot be asked about the access token.");

    public int Status { get; }

    public string? Error { get; }
}
