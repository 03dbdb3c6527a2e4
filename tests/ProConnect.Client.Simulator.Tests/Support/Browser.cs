using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>A browser that keeps cookies and follows a redirect only when told.</summary>
internal sealed class Browser : IDisposable
{
    private readonly ProConnectSimulator _simulator;
    private readonly HttpClient _http;

    public Browser(ProConnectSimulator simulator)
    {
        _simulator = simulator;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies });
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Gets a path relative to the issuer, or an absolute path of the simulator.</summary>
    public async Task<Answer> GetAsync(string path) => await Answer.ReadAsync(await _http.GetAsync(Resolve(path)));

    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Answer.ReadAsync(await _http.PostAsync(Resolve(path), content));
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request) => await Answer.ReadAsync(await _http.SendAsync(request));

    public Task<Answer> AuthorizeAsync(AuthorizeRequest request) =>
        GetAsync(QueryHelpers.AddQueryString(_simulator.Provider.Paths.Authorization, request.Parameters));

    /// <summary>Follows redirects inside the simulator until one leaves it or a page is shown.</summary>
    public async Task<Answer> FollowAsync(Answer answer)
    {
        while (answer.Location is { } location && location.StartsWith('/'))
            answer = await GetAsync(location);

        return answer;
    }

    public string? Cookie(string name) => Cookies.GetCookies(new Uri($"{_simulator.Issuer}/"))[name]?.Value;

    public void Dispose() => _http.Dispose();

    public Uri Resolve(string path)
    {
        var issuer = new Uri(_simulator.Issuer);
        return path.StartsWith(issuer.AbsolutePath, StringComparison.Ordinal) ? new Uri(issuer, path) : new Uri($"{issuer}{path}");
    }
}
