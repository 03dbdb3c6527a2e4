using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>An OpenID provider that behaves, until a test scripts one thing otherwise.</summary>
internal sealed class ScriptedProvider(FakeTime time)
{
    public const string Issuer = "https://op.example";
    public const string Subject = "sub-7f3c9a51";
    public const string Email = "camille.dupont@example.org";

    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentDictionary<string, string> _nonces = new(StringComparer.Ordinal);

    public JsonObject Metadata { get; } = new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["jwks_uri"] = $"{Issuer}/jwks",
        ["userinfo_endpoint"] = $"{Issuer}/userinfo",
        ["end_session_endpoint"] = $"{Issuer}/logout",
        ["revocation_endpoint"] = $"{Issuer}/revocation",
        ["introspection_endpoint"] = $"{Issuer}/introspection",
        ["id_token_signing_alg_values_supported"] = new JsonArray("none", "RS256", "PS256", "ES256", "HS256"),
        ["userinfo_signing_alg_values_supported"] = new JsonArray("none", "RS256", "PS256", "ES256", "HS256"),
        ["acr_values_supported"] = new JsonArray("low", "high"),
    };

    public ProviderKey Key { get; set; } = Keys.Rs256;

    public JsonArray Jwks { get; set; } = [Keys.Rs256.Jwk.DeepClone(), Keys.Es256.Jwk.DeepClone()];

    public string? CacheControl { get; set; }

    public JwsScript IdToken { get; } = new();

    public JwsScript UserInfoToken { get; } = new();

    public JwsScript IntrospectionToken { get; } = new();

    public Action<JsonObject>? Introspection { get; set; }

    public bool SignsUserInfo { get; set; }

    public Action<JsonObject>? UserInfo { get; set; }

    public Action<JsonObject>? TokenResponse { get; set; }

    public Action<Dictionary<string, string?>>? AuthorizationResponse { get; set; }

    /// <summary>Replaces the answer of an endpoint.</summary>
    public ConcurrentDictionary<Endpoint, Func<HttpRequestMessage, Task<HttpResponseMessage>>> Instead { get; } = new();

    public IReadOnlyCollection<RecordedRequest> Requests => _requests;

    /// <summary>Codes and tokens that were issued.</summary>
    public ConcurrentQueue<string> Issued { get; } = new();

    public int Count(Endpoint endpoint) => _requests.Count(request => request.Endpoint == endpoint);

    public void Answer(Endpoint endpoint, Func<HttpResponseMessage> answer) => Instead[endpoint] = _ => Task.FromResult(answer());

    /// <summary>The user signs in; what the browser brings back.</summary>
    public Dictionary<string, string?> Authorize(Uri location)
    {
        var query = FormText.Read(location.Query);
        var code = Issue("code");
        _nonces[code] = query["nonce"];
        var response = new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = query["state"], ["iss"] = Issuer };
        AuthorizationResponse?.Invoke(response);
        return response;
    }

    public async Task<HttpResponseMessage> HandleAsync(HttpRequestMessage request)
    {
        var recorded = await ReadAsync(request);
        _requests.Enqueue(recorded);
        return Instead.TryGetValue(recorded.Endpoint, out var answer) ? await answer(request) : Usual(recorded);
    }

    /// <summary>What the provider would answer with nothing scripted instead.</summary>
    public async Task<HttpResponseMessage> UsualAsync(HttpRequestMessage request) => Usual(await ReadAsync(request));

    private static async Task<RecordedRequest> ReadAsync(HttpRequestMessage request)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        request.Headers.TryGetValues("Cookie", out var cookies);
        return new(
            EndpointOf(request.RequestUri!), request.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), request.Headers.Accept.ToString(),
            cookies?.FirstOrDefault(), FormText.Read(form));
    }

    private HttpResponseMessage Usual(RecordedRequest request) => request.Endpoint switch
    {
        Endpoint.Discovery => Answers.Json(Metadata).Caching(CacheControl),
        Endpoint.Keys => Answers.Json(new JsonObject { ["keys"] = Jwks.DeepClone() }).Caching(CacheControl),
        Endpoint.Token => Answers.Json(Tokens(request.Form)),
        Endpoint.UserInfo => UserInfoAnswer(),
        Endpoint.Revocation => Answers.Text("", mediaType: null),
        Endpoint.Introspection => IntrospectionAnswer(request.Accept),
        _ => Answers.Status(404),
    };

    public static string HalfHash(string value) => Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(value)).AsSpan(0, 16));

    private static Endpoint EndpointOf(Uri address) => address.AbsolutePath switch
    {
        _ when !address.Host.EndsWith("op.example", StringComparison.Ordinal) => Endpoint.Elsewhere,
        "/.well-known/openid-configuration" => Endpoint.Discovery,
        "/jwks" => Endpoint.Keys,
        "/token" => Endpoint.Token,
        "/userinfo" => Endpoint.UserInfo,
        "/revocation" => Endpoint.Revocation,
        "/introspection" => Endpoint.Introspection,
        _ => Endpoint.Elsewhere,
    };

    private JsonObject Tokens(IReadOnlyDictionary<string, string> form)
    {
        var accessToken = Issue("at");
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = Subject,
            ["aud"] = Rig.ClientId,
            ["exp"] = now + 300,
            ["iat"] = now,
            ["auth_time"] = now - 5,
            ["acr"] = "high",
            ["amr"] = new JsonArray("pwd", "otp"),
            ["at_hash"] = HalfHash(accessToken),
        };
        if (form.TryGetValue("code", out var code) && _nonces.TryGetValue(code, out var nonce))
            claims["nonce"] = nonce;

        var idToken = IdToken.Write(Key, claims);
        Issued.Enqueue(idToken);
        var response = new JsonObject
        {
            ["access_token"] = accessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = 60,
            ["id_token"] = idToken,
            ["refresh_token"] = Issue("rt"),
            ["scope"] = "openid email",
        };
        TokenResponse?.Invoke(response);
        return response;
    }

    private HttpResponseMessage UserInfoAnswer()
    {
        var claims = new JsonObject
        {
            ["sub"] = Subject,
            ["email"] = Email,
            ["given_name"] = "Camille",
            ["usual_name"] = "Dupont",
            ["groups"] = new JsonArray("staff", "agents"),
            ["address"] = new JsonObject { ["locality"] = "Lyon" },
        };
        if (!SignsUserInfo)
        {
            UserInfo?.Invoke(claims);
            return Answers.Json(claims);
        }

        claims["iss"] = Issuer;
        claims["aud"] = Rig.ClientId;
        UserInfo?.Invoke(claims);
        var token = UserInfoToken.Write(Key, claims);
        Issued.Enqueue(token);
        return Answers.Text(token, "application/jwt");
    }

    private HttpResponseMessage IntrospectionAnswer(string accept)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var answer = new JsonObject
        {
            ["active"] = true,
            ["sub"] = Subject,
            ["client_id"] = "caller-1",
            ["scope"] = "openid groups",
            ["iat"] = now - 10,
            ["exp"] = now + 300,
            ["iss"] = Issuer,
            ["token_type"] = "Bearer",
        };
        Introspection?.Invoke(answer);
        if (!accept.Contains("token-introspection+jwt", StringComparison.Ordinal))
            return Answers.Json(answer);

        IntrospectionToken.Type = "token-introspection+jwt";
        var claims = new JsonObject { ["token_introspection"] = answer, ["iss"] = Issuer, ["aud"] = Rig.ClientId, ["iat"] = now };
        return Answers.Text(IntrospectionToken.Write(Key, claims), "application/token-introspection+jwt");
    }

    private string Issue(string kind)
    {
        var value = $"{kind}-{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18))}";
        Issued.Enqueue(value);
        return value;
    }
}
