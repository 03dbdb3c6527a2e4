using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>Codes, credentials and bearer tokens do not travel further than they were sent.</summary>
internal sealed class RedirectTests : ProviderFixture
{
    [Test, Case("T01")]
    public Task The_token_endpoint_redirects(
        [Values(300, 301, 302, 303, 305, 307, 308)] int status, [Values("same host", "other host", "plain http elsewhere", "nowhere")] string target) =>
        RedirectedAsync(ProviderEndpoint.Token, status, target);

    [Test, Case("T02")]
    public Task Userinfo_redirects([Values(301, 302, 303, 307, 308)] int status, [Values("same host", "other host", "plain http elsewhere")] string target) =>
        RedirectedAsync(ProviderEndpoint.UserInfo, status, target);

    [Test, Case("T02")]
    public Task The_key_set_redirects([Values(301, 302, 303, 307, 308)] int status) => RedirectedAsync(ProviderEndpoint.Keys, status, "other host");

    private async Task RedirectedAsync(ProviderEndpoint endpoint, int status, string target)
    {
        var port = new Uri(Simulator.Issuer).Port;
        var location = target switch
        {
            "same host" => $"{Simulator.Issuer}/elsewhere",
            "other host" => $"http://localhost:{port}/api/v2/elsewhere",
            "plain http elsewhere" => "http://login.example/",
            _ => null,
        };
        var (asked, carried) = (0, 0);
        await RefusedAtAsync(
            endpoint,
            faults => faults.Intercept = context =>
            {
                carried += context.Request.Path.Value!.EndsWith("/elsewhere", StringComparison.Ordinal) ? 1 : 0;
                if (!context.Request.Path.Value.EndsWith(endpoint.Path, StringComparison.Ordinal))
                    return Task.FromResult(false);
                asked++;
                context.Response.StatusCode = status;
                context.Response.Headers.Location = location;
                return Task.FromResult(true);
            },
            "redirect");

        Assert.That((asked, carried), Is.EqualTo((1, 0)), "The request was sent again.");
    }
}
