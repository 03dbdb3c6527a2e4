using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Introspection;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Asks the provider about tokens, once at a time for each, and remembers the answers for a short while: in this machine's memory, under the hashes of the tokens. Unknown
/// tokens cannot push out known ones.
/// </summary>
internal sealed class Introspections(IServiceProvider services, TimeProvider time)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan InactiveFor = TimeSpan.FromSeconds(10);

    private readonly BoundedCache<TokenIntrospection> _active = new(Capacity, time);
    private readonly BoundedCache<TokenIntrospection> _inactive = new(Capacity, time);
    private readonly ConcurrentDictionary<string, Lazy<Task<TokenIntrospection>>> _underWay = new(StringComparer.Ordinal);

    public async Task<TokenIntrospection> AskAsync(string scheme, string token, TimeSpan cacheDuration, CancellationToken cancellationToken)
    {
        var key = scheme + ":" + Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
        if ((_active.Find(key) ?? _inactive.Find(key)) is { } known)
            return known;

        // Nobody's request cancels what others wait for; the call has a deadline of its own.
        var one = _underWay.GetOrAdd(key, _ => new Lazy<Task<TokenIntrospection>>(async () =>
        {
            try
            {
                return await RunAsync(scheme, key, token, cacheDuration);
            }
            finally
            {
                _underWay.TryRemove(key, out var _);
            }
        }));
        return await one.Value.WaitAsync(cancellationToken);
    }

    private async Task<TokenIntrospection> RunAsync(string scheme, string key, string token, TimeSpan cacheDuration)
    {
        // Before the question: what happens to the token meanwhile is not in the answer.
        var asked = time.GetUtcNow();
        var answer = await services.GetRequiredKeyedService<RelyingParty>(scheme).IntrospectAsync(new Secret(token), CancellationToken.None);
        if (!answer.IsActive)
            _inactive.Add(key, answer, asked + (cacheDuration < InactiveFor ? cacheDuration : InactiveFor));
        else
            _active.Add(key, answer, answer.ExpiresAt is { } end && end < asked + cacheDuration ? end : asked + cacheDuration);
        return answer;
    }
}
