using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>Exchanges a code, once (OIDC Core §3.1.3).</summary>
internal sealed class AuthorizationCodeGrant(Broker broker)
{
    private readonly TokenResponse _response = new(broker);

    public JsonObject Redeem(SimulatedClient client, BackChannelForm form)
    {
        var code = broker.Tokens.FindCode(form.Require("code"));
        var redirectUri = form.Require("redirect_uri");
        var now = broker.Time.GetUtcNow();

        if (code is null
            || code.IsExpired(now)
            || code.Grant.Client != client
            || !code.Grant.IsAlive(now)
            || !IsVerified(code.Grant.Request.CodeChallenge, form["code_verifier"])
            || !string.Equals(redirectUri, code.Grant.Request.Target.RedirectUri, StringComparison.Ordinal))
        {
            throw JsonErrorException.InvalidGrant();
        }

        if (!code.TryConsume())
        {
            code.Grant.Revoke();
            throw JsonErrorException.InvalidGrant();
        }

        return _response.Create(
            broker.Tokens.IssueAccessToken(code.Grant, code.Scopes),
            broker.Provider.IssuesRefreshTokens ? broker.Tokens.IssueRefreshToken(code.Grant) : null);
    }

    private static bool IsVerified(string? challenge, string? verifier)
    {
        if (verifier is null)
            return challenge is null;

        if (PkceParameters.FindFormatProblem(verifier, "code_verifier") is { } problem)
            throw JsonErrorException.InvalidRequest(problem);

        var actual = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return string.Equals(challenge, actual, StringComparison.Ordinal);
    }
}
