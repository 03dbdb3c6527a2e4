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

    public static async Task RunAsync(RelyingParty relyingParty, TokenRefreshes refreshes, AuthenticationProperties? session, TimeProvider time, ILogger logger)
    {
        if (!TicketTokens.IsOf(session, relyingParty.Name) || TicketTokens.Read(session!) is not { } tokens)
            return;
        using var deadline = new CancellationTokenSource(Deadline, time);
        await Task.WhenAll(
            RevokeAllAsync(relyingParty, ValuesOf(tokens), logger, deadline.Token),
            RevokeExchangedAsync(relyingParty, refreshes, tokens, logger, deadline.Token));
    }

    // A browser that signs out may not have received the session's newest tokens.
    private static async Task RevokeExchangedAsync(RelyingParty relyingParty, TokenRefreshes refreshes, KeptTokens tokens, ILogger logger, CancellationToken cancellationToken)
    {
        IReadOnlyList<KeptTokens> exchanged;
        try
        {
            exchanged = await refreshes.TakeExchangedAsync(relyingParty.Name, tokens).WaitAsync(cancellationToken);
        }
        catch (Exception e)
        {
            logger.TokensNotGivenBack(relyingParty.Name, "revocation.cache", $"The distributed cache failed ({e.GetType().Name}): newer tokens of the session, if there are any, are not known.");
            return;
        }

        await RevokeAllAsync(relyingParty, exchanged.SelectMany(ValuesOf).Except(ValuesOf(tokens), StringComparer.Ordinal), logger, cancellationToken);
    }

    private static IEnumerable<string> ValuesOf(KeptTokens tokens) => new[] { tokens.RefreshToken, tokens.AccessToken }.OfType<string>();

    private static Task RevokeAllAsync(RelyingParty relyingParty, IEnumerable<string> tokens, ILogger logger, CancellationToken cancellationToken) =>
        Task.WhenAll(tokens.Select(token => RevokeAsync(relyingParty, token, logger, cancellationToken)));

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
