using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Tokens;

namespace ProConnect.Client.Simulator.Introspection;

/// <summary>Token revocation (RFC 7009).</summary>
internal sealed partial class RevocationEndpoint(Broker broker, ClientAuthenticator clients)
{
    public async Task HandleAsync(HttpContext context)
    {
        var form = await BackChannelForm.ReadAsync(context, broker.Provider);
        Validate(form);
        var client = clients.Authenticate(context, form);
        var value = form.Require("token");

        if (broker.Tokens.FindRefreshToken(value) is { } refreshToken)
            Own(refreshToken, client).Grant.Revoke();

        if (broker.Tokens.FindAccessToken(value) is { } accessToken)
            broker.Tokens.RemoveAccessToken(Own(accessToken, client));
    }

    // Checked before the client is, and answered with a page although a program is calling: so does ProConnect.
    private static void Validate(BackChannelForm form)
    {
        var isValid = form["token"] is { } token && WellFormed().IsMatch(token)
            && form["client_id"] is not null
            && form["client_secret"] is { Length: >= 32 } secret && Ascii.IsValid(secret);

        if (!isValid)
            throw ErrorPageException.Malformed("token, client_id or client_secret is malformed");
    }

    private static IssuedToken Own(IssuedToken token, SimulatedClient client) =>
        token.Grant.Client == client ? token : throw JsonErrorException.InvalidRequest("this token does not belong to you");

    [GeneratedRegex(@"\A[^.*?{}()|\[\]\s\\]{43,}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WellFormed();
}
