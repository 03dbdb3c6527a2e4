using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>Gives the tokens of a session back to the provider when its user signs out. She does not wait for it long.</summary>
internal static class TokenGiveBack
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(RelyingParty relyingParty, AuthenticationProperties? session, TimeProvider time, ILogger logger)
    {
        if (!TicketTokens.IsOf(session, relyingParty.Name) || TicketTokens.Read(session!) is not { } tokens)
            return;
        using var deadline = new CancellationTokenSource(Deadline, time);
        await Task.WhenAll(new[] { tokens.RefreshToken, tokens.AccessToken }.OfType<string>().Select(token => RevokeAsync(relyingParty, token, logger, deadline.Token)));
    }

    private static async Task RevokeAsync(RelyingParty relyingParty, string token, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await relyingParty.RevokeAsync(new Secret(token), cancellationToken);
        }
        catch (RelyingPartyException e)
        {
            logger.TokensNotGivenBack(relyingParty.Name, e.Code, e.Message);
        }
        catch (OperationCanceledException)
        {
            logger.TokensNotGivenBack(relyingParty.Name, "revocation.timeout", $"The provider did not answer within {Deadline.TotalSeconds:0} seconds.");
        }
    }
}
