using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Tokens;

namespace ProConnect.Client.Simulator.UserInfo;

/// <summary>The access token of an <c>Authorization: Bearer</c> header (RFC 6750).</summary>
internal sealed class BearerToken(Broker broker)
{
    /// <summary>Finds the token of a request.</summary>
    /// <exception cref="JsonErrorException">With the challenge of RFC 6750 §3.</exception>
    public IssuedToken Read(HttpRequest request)
    {
        string? header = request.Headers[HeaderNames.Authorization];
        if (header is null)
        {
            throw Refusal(
                StatusCodes.Status400BadRequest, "invalid_request", "no access token provided", $"Bearer realm=\"{broker.Issuer}\"");
        }

        if (header.Split(' ') is not [var scheme, { Length: > 0 } value])
            throw Refusal(StatusCodes.Status400BadRequest, "invalid_request", "invalid authorization header value format");

        if (!scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw Refusal(StatusCodes.Status400BadRequest, "invalid_request", "authorization header scheme must be `Bearer`");

        var token = broker.Tokens.FindAccessToken(value);
        if (token is null || !token.IsActive(broker.Time.GetUtcNow()))
            throw Refusal(StatusCodes.Status401Unauthorized, "invalid_token", "invalid token provided");

        return token.Scopes.Contains("openid", StringComparer.Ordinal)
            ? token
            : throw Refusal(StatusCodes.Status403Forbidden, "insufficient_scope", "access token missing openid scope");
    }

    private JsonErrorException Refusal(int status, string error, string description, string? challenge = null) =>
        new(status, error, description)
        {
            Challenge = challenge ?? $"Bearer realm=\"{broker.Issuer}\", error=\"{error}\", error_description=\"{description}\"",
        };
}
