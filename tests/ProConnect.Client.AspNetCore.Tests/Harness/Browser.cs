using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>A browser: keeps cookies, asks for pages, and goes between the application and the simulator when told to follow.</summary>
internal sealed partial class Browser : IDisposable
{
    private const int MaxHops = 25;

    private readonly HttpMessageInvoker _application;
    private readonly HttpMessageInvoker _elsewhere = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Browser(HttpMessageHandler application, string origin)
    {
        _application = new HttpMessageInvoker(application);
        Origin = new Uri(origin);
    }

    public Uri Origin { get; }

    public CookieContainer Cookies { get; init; } = new();

    /// <summary>Headers of every request, in place of a navigation's.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase) { ["Accept"] = "text/html,application/xhtml+xml" };

    public Task<Answer> GetAsync(string address) => GetAsync(new Uri(Origin, address));

    public async Task<Answer> GetAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request);
    }

    public async Task<Answer> PostAsync(string address, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Origin, address));
        request.Content = new FormUrlEncodedContent(form.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (Cookies.GetCookieHeader(address) is { Length: > 0 } cookies && !request.Headers.Contains("Cookie"))
            request.Headers.TryAddWithoutValidation("Cookie", cookies);

        var client = IsApplication(address) ? _application : _elsewhere;
        var answer = await Answer.ReadAsync(await client.SendAsync(request, CancellationToken.None));
        foreach (var cookie in answer.SetCookies)
            Cookies.SetCookies(address, cookie);
        return answer;
    }

    /// <summary>Follows redirects to the first page.</summary>
    public Task<Answer> FollowAsync(Answer answer) => FollowAsync(answer, static _ => false);

    /// <summary>Follows redirects to the first page, or to the first address of a kind, which is not opened.</summary>
    public async Task<Answer> FollowAsync(Answer answer, Func<Uri, bool> stopBefore)
    {
        for (var hops = 0; answer.Location is { } next && !stopBefore(next); hops++)
        {
            Assert.That(hops, Is.LessThan(MaxHops), () => $"The browser is sent around in circles, at {next.AbsolutePath}.");
            answer = await GetAsync(next);
        }

        return answer;
    }

    /// <summary>Opens the sign-in endpoint: the answer is the redirect to the provider.</summary>
    public Task<Answer> StartAsync(string returnUrl = "/", Persona? persona = null, string prefix = "proconnect") =>
        GetAsync(QueryHelpers.AddQueryString($"{prefix}/login", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["returnUrl"] = returnUrl,
            ["login_hint"] = (persona ?? Personas.CamilleDurand).Email,
        }));

    /// <summary>Signs in at the provider, and stops before the callback is opened.</summary>
    public async Task<Uri> ReachCallbackAsync(Answer started)
    {
        var answer = await FollowAsync(started, IsApplication);
        Assert.That(answer.Location, Is.Not.Null, () => $"No redirect to the application but {answer.Status}: {answer.Body}");
        return answer.Location!;
    }

    public async Task<Uri> ReachCallbackAsync(string returnUrl = "/", Persona? persona = null) => await ReachCallbackAsync(await StartAsync(returnUrl, persona));

    /// <summary>Signs in up to the callback's answer.</summary>
    public async Task<Answer> CompleteAsync(string returnUrl = "/", Persona? persona = null, string prefix = "proconnect") =>
        await GetAsync(await ReachCallbackAsync(await StartAsync(returnUrl, persona, prefix)));

    /// <summary>Signs out with a form of the application, up to the redirect to the provider.</summary>
    public async Task<Answer> SignOutAsync(string? returnUrl = null, string prefix = "proconnect")
    {
        var token = TokenIn(await GetAsync("form"));
        return await PostAsync($"{prefix}/logout", returnUrl is null
            ? [("__RequestVerificationToken", token)]
            : [("__RequestVerificationToken", token), ("returnUrl", returnUrl)]);
    }

    public static string TokenIn(Answer page)
    {
        var match = AntiforgeryField().Match(page.Body);
        Assert.That(match.Success, Is.True, () => $"No antiforgery token on the page: {page.Status} {page.Body}");
        return match.Groups["token"].Value;
    }

    public bool IsApplication(Uri address) => string.Equals(address.Authority, Origin.Authority, StringComparison.Ordinal);

    public IReadOnlyList<Cookie> ApplicationCookies => [.. Cookies.GetCookies(Origin).Where(static cookie => cookie.Value.Length > 0)];

    public Cookie? Cookie(string name) => ApplicationCookies.SingleOrDefault(cookie => string.Equals(cookie.Name, name, StringComparison.Ordinal));

    public void Dispose()
    {
        _application.Dispose();
        _elsewhere.Dispose();
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AntiforgeryField();
}
