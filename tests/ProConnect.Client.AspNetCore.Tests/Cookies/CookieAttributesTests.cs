using Microsoft.Net.Http.Headers;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Cookies;

internal sealed class CookieAttributesTests : SimulatorFixture
{
    [Test]
    public async Task Over_https_only_this_host_can_set_it_and_no_script_reads_it()
    {
        var cookie = SetCookieHeaderValue.Parse((await Browser.StartAsync()).SetCookies.Single());

        ExpectAttributes(cookie, "__Host-ProConnect.SignIn", secure: true);
        Assert.That(cookie.MaxAge, Is.GreaterThan(TimeSpan.FromHours(1)).And.LessThanOrEqualTo(TimeSpan.FromHours(24)));
    }

    [Test]
    public async Task Over_http_on_this_machine_it_works_without_secure()
    {
        var application = await StartApplicationAsync(static setup => setup.Address = "http://localhost:5080");
        var browser = OpenBrowser(application);

        var started = await browser.StartAsync();
        var callback = await browser.GetAsync(await browser.ReachCallbackAsync(started));

        ExpectAttributes(SetCookieHeaderValue.Parse(started.SetCookies.Single()), "ProConnect.SignIn", secure: false);
        Assert.That(callback.RawLocation, Is.EqualTo("/"));
    }

    [Test]
    public async Task Behind_a_proxy_the_public_origin_decides()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Address = "http://inner:8080";
            setup.Settings["PublicOrigin"] = ApplicationSetup.Origin;
        });

        var started = await OpenBrowser(application).StartAsync();

        ExpectAttributes(SetCookieHeaderValue.Parse(started.SetCookies.Single()), "__Host-ProConnect.SignIn", secure: true);
    }

    [Test]
    public async Task The_sign_out_cookie_has_the_same_attributes()
    {
        var left = await Browser.SignOutAsync();

        var cookie = SetCookieHeaderValue.Parse(left.SetCookies.Single(static value => value.Contains(".SignOut=", StringComparison.Ordinal)));
        ExpectAttributes(cookie, "__Host-ProConnect.SignOut", secure: true);
        Assert.That(cookie.MaxAge, Is.EqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task Deleting_a_cookie_leaves_a_browser_no_reason_to_keep_it()
    {
        var callback = await Browser.CompleteAsync();
        var back = await Browser.GetAsync((await Browser.FollowAsync(await Browser.SignOutAsync(), Browser.IsApplication)).Location!);

        foreach (var header in new[] { Only(callback, ".SignIn="), Only(back, ".SignOut=") })
        {
            var cookie = SetCookieHeaderValue.Parse(header);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(cookie.Value.Length, Is.Zero);
                Assert.That(cookie.Expires, Is.LessThan(DateTimeOffset.UnixEpoch.AddYears(1)));
                Assert.That(cookie.MaxAge ?? TimeSpan.Zero, Is.LessThanOrEqualTo(TimeSpan.Zero), "Max-Age wins over Expires (RFC 6265 §5.3).");
                Assert.That(cookie.Secure, Is.True, "Without Secure, a browser ignores a __Host- cookie.");
                Assert.That(cookie.Path.ToString(), Is.EqualTo("/"));
            }
        }
    }

    private static string Only(Answer answer, string part) => answer.SetCookies.Single(value => value.Contains(part, StringComparison.Ordinal));

    private static void ExpectAttributes(SetCookieHeaderValue cookie, string name, bool secure)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cookie.Name.ToString(), Is.EqualTo(name));
            Assert.That(cookie.HttpOnly, Is.True);
            Assert.That(cookie.Secure, Is.EqualTo(secure));
            Assert.That(cookie.SameSite, Is.EqualTo(SameSiteMode.Lax));
            Assert.That(cookie.Path.ToString(), Is.EqualTo("/"));
            Assert.That(cookie.Domain.HasValue, Is.False);
        }
    }
}
