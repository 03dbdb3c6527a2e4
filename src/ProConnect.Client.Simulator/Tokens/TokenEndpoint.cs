using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Tokens;

internal sealed class TokenEndpoint(Broker broker, ClientAuthenticator clients)
{
    private readonly AuthorizationCodeGrant _code = new(broker);
    private readonly RefreshTokenGrant _refresh = new(broker);

    public async Task HandleAsync(HttpContext context)
    {
        var form = await BackChannelForm.ReadAsync(context, broker.Provider);
        var client = clients.Authenticate(context, form);
        var response = form.Require("grant_type") switch
        {
            "authorization_code" => _code.Redeem(client, form),
            "refresh_token" when broker.Provider.IssuesRefreshTokens => _refresh.Redeem(client, form),
            _ => throw new JsonErrorException(
                StatusCodes.Status400BadRequest, "unsupported_grant_type", "unsupported grant_type requested"),
        };

        broker.Faults.TokenResponse?.Invoke(response);
        await JsonResponse.WriteAsync(context, response);
    }
}
