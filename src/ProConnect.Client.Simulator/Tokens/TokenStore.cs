using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>Every code and token issued, and their lifetimes.</summary>
internal sealed class TokenStore(TimeProvider time)
{
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromHours(1);
    public static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromHours(12);

    private readonly BoundedStore<IssuedToken> _codes = new();
    private readonly BoundedStore<IssuedToken> _accessTokens = new();
    private readonly BoundedStore<IssuedToken> _refreshTokens = new();

    public IssuedToken IssueCode(Grant grant) => Issue(_codes, grant, grant.Request.Scopes, CodeLifetime);

    public IssuedToken IssueAccessToken(Grant grant, IReadOnlyList<string> scopes) =>
        Issue(_accessTokens, grant, scopes, AccessTokenLifetime);

    public IssuedToken IssueRefreshToken(Grant grant) => Issue(_refreshTokens, grant, grant.Request.Scopes, RefreshTokenLifetime);

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
