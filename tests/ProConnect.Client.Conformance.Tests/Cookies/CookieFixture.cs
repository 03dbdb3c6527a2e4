using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.Conformance.Tests.Cookies;

/// <summary>Requests whose cookies somebody else wrote.</summary>
internal abstract class CookieFixture : ConformanceFixture
{
    protected const string SignInCookie = "__Host-ProConnect.SignIn";

    /// <summary>A request with this header and no other cookies.</summary>
    protected async Task<Answer> SendAsync(Uri address, string cookies, Application? application = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        return await OpenBrowser(application).SendAsync(request);
    }

    /// <summary>A session cookie of this value is nobody's.</summary>
    protected async Task ExpectAnonymousAsync(string cookies, Application? application = null)
    {
        var answer = await SendAsync(new Uri(Browser.Origin, "/api/me"), cookies, application);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized), answer.Body);
    }

    /// <summary>This answer is the refusal of a response that belongs to no pending sign-in, without a code sent.</summary>
    protected void ExpectNoPendingSignIn(Answer answer, string code = "callback.correlation_missing")
    {
        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, code);
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
    }
}
