using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.AspNetCore;

/// <summary>Exchanges refresh tokens, each once at a time: requests of one session share one exchange.</summary>
internal sealed class TokenRefreshes(RefreshedTokens known, IServiceProvider services, TimeProvider time, ILogger<RelyingPartyHandler> logger)
{
    private const int MaxExchangesKnown = 4;
    private const int Looks = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, Lazy<Task<TokenRenewal>>> _underWay = new(StringComparer.Ordinal);

    /// <summary>Renews the tokens of a session. A request that gives up does not stop the others'.</summary>
    /// <param name="scheme">The scheme that made the session.</param>
    /// <param name="facts">What must not change.</param>
    /// <param name="tokens">The session's tokens; they have a refresh token.</param>
    /// <param name="until">Until when an access token that is known already must serve.</param>
    /// <param name="refused">An access token that must not be the result, or null.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The new tokens, or why there are none.</returns>
    public async Task<TokenRenewal> RenewAsync(
        string scheme, SessionFacts facts, KeptTokens tokens, DateTimeOffset until, string? refused, CancellationToken cancellationToken)
    {
        var key = RefreshedTokens.KeyOf(scheme, tokens.RefreshToken!);
        var one = _underWay.GetOrAdd(key, _ => new Lazy<Task<TokenRenewal>>(async () =>
        {
            try
            {
                return await RunAsync(scheme, facts, tokens, until, refused);
            }
            finally
            {
                _underWay.TryRemove(key, out var _);
            }
        }));
        return await one.Value.WaitAsync(cancellationToken);
    }

    /// <summary>What the tokens of a session that ends were exchanged for, one after the other. It is not remembered any longer.</summary>
    public async Task<IReadOnlyList<KeptTokens>> TakeExchangedAsync(string scheme, KeptTokens tokens)
    {
        var exchanged = await FindExchangedAsync(scheme, tokens);
        foreach (var refreshToken in exchanged.Prepend(tokens).Select(static kept => kept.RefreshToken).OfType<string>().Distinct(StringComparer.Ordinal))
            await known.RemoveAsync(RefreshedTokens.KeyOf(scheme, refreshToken));
        return exchanged;
    }

    private async Task<TokenRenewal> RunAsync(string scheme, SessionFacts facts, KeptTokens tokens, DateTimeOffset until, string? refused)
    {
        var latest = await FindLatestAsync(scheme, tokens);
        if (latest.Serves(until, refused))
            return new(latest, Code: null);

        var key = RefreshedTokens.KeyOf(scheme, latest.RefreshToken!);
        if (await known.IsUnderWayAsync(key) && await AwaitOtherMachineAsync(scheme, latest, until, refused) is { } theirs)
            return new(theirs, Code: null);

        await known.AnnounceAsync(key);
        try
        {
            if (await services.GetRequiredKeyedService<RelyingParty>(scheme).RefreshAsync(facts.ToRequest(latest)) is Refreshed refreshed)
            {
                var renewed = KeptTokens.From(refreshed.Tokens, time.GetUtcNow());
                await known.StoreAsync(key, renewed);
                return new(renewed, Code: null);
            }

            // Two machines may have exchanged it in the same instant, and the other was first.
            if (await AwaitOtherMachineAsync(scheme, latest, until, refused) is { } other)
                return new(other, Code: null);
            logger.RefreshRefused(scheme);
            await known.WithdrawAsync(key);
            return TokenRenewal.Refused;
        }
        catch (RelyingPartyException e)
        {
            await known.WithdrawAsync(key);
            return TokenRenewal.Failed(e.Code);
        }
    }

    private async Task<KeptTokens> FindLatestAsync(string scheme, KeptTokens tokens) => (await FindExchangedAsync(scheme, tokens)).LastOrDefault(tokens);

    private async Task<List<KeptTokens>> FindExchangedAsync(string scheme, KeptTokens tokens)
    {
        var exchanged = new List<KeptTokens>();
        var latest = tokens;
        for (var i = 0; i < MaxExchangesKnown && latest.RefreshToken is { } refreshToken; i++)
        {
            if (await known.FindAsync(RefreshedTokens.KeyOf(scheme, refreshToken)) is not { RefreshToken: not null } next || next.ObtainedAt < latest.ObtainedAt)
                break;
            latest = next;
            exchanged.Add(next);
            if (string.Equals(next.RefreshToken, refreshToken, StringComparison.Ordinal))
                break;
        }

        return exchanged;
    }

    private async Task<KeptTokens?> AwaitOtherMachineAsync(string scheme, KeptTokens tokens, DateTimeOffset until, string? refused)
    {
        for (var i = 0; i < Looks; i++)
        {
            await Task.Delay(Pause, time, CancellationToken.None);
            if (await FindLatestAsync(scheme, tokens) is var latest && latest.Serves(until, refused))
                return latest;
        }

        return null;
    }
}
