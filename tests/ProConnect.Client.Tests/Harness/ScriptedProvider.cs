using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.SignIn;
using RichardSzalay.MockHttp;

namespace ProConnect.Client.Tests.Harness;

/// <summary>A provider of a few canned answers, and a client of it.</summary>
internal abstract class ScriptedProvider : IDisposable
{
    private const string ClientId = "the-client";
    private const string ClientSecret = "a-secret-of-enough-bytes-to-sign-with-0123456789";

    private readonly MockHttpMessageHandler _http = new();
    private readonly ServiceProvider _services;
    private string _nonce = "";

    protected ScriptedProvider(string issuer, string name, Func<IServiceCollection, RelyingPartyBuilder> add)
    {
        Issuer = issuer;
        Name = name;
        _http.When($"{Issuer}/.well-known/openid-configuration").Respond("application/json", Metadata.ToJsonString());
        _http.When(HttpMethod.Post, $"{Issuer}/token").Respond(_ => Json(TokenResponse));
        _http.When($"{Issuer}/userinfo").Respond(_ => Json(UserInfo));

        var services = new ServiceCollection();
        services.AddLogging().AddMetrics();
        add(services).HttpClient.ConfigurePrimaryHttpMessageHandler(() => _http);
        _services = services.BuildServiceProvider();
    }

    public RelyingParty RelyingParty => _services.GetRequiredKeyedService<RelyingParty>(Name);

    /// <summary>The relying party and the identity.</summary>
    protected string Name { get; }

    private string Issuer { get; }

    /// <summary>What userinfo says.</summary>
    public JsonObject UserInfo { get; set; } = new() { ["sub"] = "the-user" };

    /// <summary>What the ID token says besides what it must.</summary>
    public JsonObject IdToken { get; set; } = [];

    public async Task<Uri> AuthorizeAsync() => (await StartAsync()).Location;

    public async Task<SignInOutcome> SignInAsync()
    {
        var redirect = await StartAsync();
        return await RelyingParty.CompleteSignInAsync(Response(redirect, ("code", "the-code")), redirect.Pending);
    }

    public async Task<SignInOutcome> FailAsync(string error, string? description)
    {
        var redirect = await StartAsync();
        return await RelyingParty.CompleteSignInAsync(Response(redirect, ("error", error), ("error_description", description)), redirect.Pending);
    }

    public void Dispose()
    {
        _services.Dispose();
        _http.Dispose();
    }

    /// <summary>What every client of the tests has.</summary>
    protected static void Register(RelyingPartyOptions options)
    {
        options.ClientId = ClientId;
        options.ClientSecret = ClientSecret;
        options.IdTokenSignedResponseAlg = "HS256";
    }

    private JsonObject Metadata => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["userinfo_endpoint"] = $"{Issuer}/userinfo",
        ["jwks_uri"] = $"{Issuer}/jwks",
    };

    private JsonObject TokenResponse => new() { ["access_token"] = "an-access-token", ["token_type"] = "Bearer", ["id_token"] = Sign() };

    private async Task<AuthorizationRedirect> StartAsync()
    {
        var redirect = await RelyingParty.StartSignInAsync(new AuthorizationRequest { RedirectUri = new Uri("https://service.example/callback") });
        _nonce = redirect.Pending.Nonce;
        return redirect;
    }

    private static AuthorizationResponse Response(AuthorizationRedirect redirect, params (string Name, string? Value)[] parameters) =>
        AuthorizationResponse.Parse([new("state", redirect.Pending.State), .. parameters.Where(static p => p.Value is not null).Select(static p => KeyValuePair.Create(p.Name, p.Value))]);

    private string Sign()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = Issuer, ["aud"] = ClientId, ["sub"] = "the-user", ["iat"] = now, ["exp"] = now + 60, ["nonce"] = _nonce };
        foreach (var (name, value) in IdToken)
            claims[name] = value?.DeepClone();

        var input = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(claims.ToJsonString())}";
        return $"{input}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), Encoding.ASCII.GetBytes(input)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static HttpResponseMessage Json(JsonObject json) =>
        new(HttpStatusCode.OK) { Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json") };
}
