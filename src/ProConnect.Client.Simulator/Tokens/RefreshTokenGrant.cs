using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>Renews tokens (OIDC Core §12). The refresh token is replaced late in its life, and only then.</summary>
internal sealed class RefreshTokenGrant(Broker broker)
{
    private const double RotationAge = 0.7;

    private readonly TokenResponse _response = new(broker);

    public JsonObject Redeem(SimulatedClient client, BackChannelForm form)
    {
        var token = broker.Tokens.FindRefreshToken(form.Require("refresh_token"));
        var now = broker.Time.GetUtcNow();
        if (token is null || token.IsExpired(now) || token.Grant.Client != client || !token.Grant.IsAlive(now))
            throw JsonErrorException.InvalidGrant();

        var scopes = Narrow(token, form["scope"]);
        var refreshToken = Rotate(token, now);
        return _response.Create(broker.Tokens.IssueAccessToken(token.Grant, scopes), refreshToken);
    }

    private static IReadOnlyList<string> Narrow(IssuedToken token, string? parameter)
    {
        var requested = parameter?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? token.Scopes;
        var missing = requested.Except(token.Scopes, StringComparer.Ordinal).ToArray();
        return missing.Length == 0
            ? requested
            : throw new JsonErrorException(StatusCodes.Status400BadRequest, "invalid_scope", "refresh token missing requested scope")
            {
                Scope = string.Join(' ', missing),
            };
    }

    private IssuedToken Rotate(IssuedToken token, DateTimeOffset now)
    {
        if (token.Age(now) < RotationAge)
            return token;

        if (token.TryConsume())
            return broker.Tokens.IssueRefreshToken(token.Grant);

        token.Grant.Revoke();
        throw JsonErrorException.InvalidGrant();
    }
}
