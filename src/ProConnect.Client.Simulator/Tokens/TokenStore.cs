using ProConnect.Client.Simulator.Providers;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>Every code and token issued, and their lifetimes.</summary>
internal sealed class TokenStore(ProviderLifetimes lifetimes, TimeProvider time)
{
    private readonly BoundedStore<IssuedToken> _codes = new();
    private readonly BoundedStore<IssuedToken> _accessTokens = new();
    private readonly BoundedStore<IssuedToken> _refreshTokens = new();

    public IssuedToken IssueCode(Grant grant) => Issue(_codes, grant, grant.Request.Scopes, lifetimes.Code);

    public IssuedToken IssueAccessToken(Grant grant, IReadOnlyList<string> scopes) =>
        Issue(_accessTokens, grant, scopes, lifetimes.AccessToken);

    public IssuedToken IssueRefreshToken(Grant grant) => Issue(_refreshTokens, grant, grant.Request.Scopes, lifetimes.RefreshToken);

    public IssuedToken? FindCode(string value) => _codes.Find(value);

    public IssuedToken? FindAccessToken(string value) => _accessTokens.Find(value);

    public IssuedToken? FindRefreshToken(string value) => _refreshTokens.Find(value);

    public void RemoveAccessToken(IssuedToken token) => _accessTokens.Remove(token.Value);

    private IssuedToken Issue(BoundedStore<IssuedToken> store, Grant grant, IReadOnlyList<string> scopes, TimeSpan lifetime)
    {
        var token = new IssuedToken(grant, scopes, time.GetUtcNow(), lifetime);
        store.Add(token.Value, token);
        return token;
    }
}
