using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.UserTokens;

/// <summary>The tokens of a session are renewed when somebody asks for them.</summary>
internal sealed class RefreshTests : UserTokenFixture
{
    [Test]
    public async Task A_token_that_has_not_expired_is_given_as_it_is()
    {
        var token = await SignInAsync();
        Time.Advance(TokenLifetime - TimeSpan.FromSeconds(31));

        Assert.That(await TokenAsync(Browser), Is.EqualTo(token));
        Assert.That(Refreshes, Is.Zero);
    }

    [Test]
    public async Task A_token_is_renewed_a_little_before_it_expires_and_the_session_keeps_the_new_one()
    {
        var token = await SignInAsync();
        Time.Advance(TokenLifetime - TimeSpan.FromSeconds(30));

        var renewed = await TokenAsync(Browser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(renewed, Is.Not.EqualTo(token));
            Assert.That(await TokenAsync(Browser), Is.EqualTo(renewed));
            Assert.That((string?)(await Browser.GetAsync("/tokens")).Json["access_token"], Is.EqualTo(renewed));
            Assert.That(Refreshes, Is.EqualTo(1));
        }

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        AssertNothingSecretIsLogged(token, renewed);
    }

    [Test]
    public async Task A_refresh_does_not_prolong_the_session()
    {
        await SignInAsync();
        Time.Advance(TimeSpan.FromHours(2));
        await TokenAsync(Browser);

        Time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromHours(1));

        Assert.That((await Browser.GetAsync("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Requests_of_one_session_share_one_refresh()
    {
        await SignInAsync();
        Time.Advance(TokenLifetime);
        Simulator.Faults.Intercept = static async context =>
        {
            await Task.Delay(context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal) ? 200 : 0);
            return false;
        };

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TokenAsync(Copy(Browser))));

        Assert.That(tokens.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task A_request_that_missed_the_new_cookie_does_not_use_up_the_old_refresh_token()
    {
        await SignInAsync();
        Time.Advance(UntilRotation);
        var late = Copy(Browser);
        var renewed = await TokenAsync(Browser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TokenAsync(late), Is.EqualTo(renewed));
            Assert.That(Refreshes, Is.EqualTo(1));
        }

        Time.Advance(TokenLifetime);
        Assert.That(await TokenAsync(late), Is.Not.EqualTo(renewed), "the grant was not revoked");
    }

    [Test]
    public async Task Machines_that_share_a_cache_exchange_a_refresh_token_once()
    {
        var cache = new ScriptedCache(Time);
        var setups = new List<ApplicationSetup>();
        var one = await StartApplicationAsync(setup =>
        {
            KeepTokens(setup, cache);
            setups.Add(setup);
        });
        var other = await StartApplicationAsync(setup =>
        {
            KeepTokens(setup, cache);
            setup.Keys = setups[0].Keys;
        });
        var browser = OpenBrowser(one);
        await SignInAsync(browser);
        Time.Advance(UntilRotation);
        var arrived = new TaskCompletionSource();
        Simulator.Faults.Intercept = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal))
            {
                arrived.TrySetResult();
                await Task.Delay(300);
            }

            return false;
        };

        var first = TokenAsync(Copy(browser, one));
        await arrived.Task;
        var second = await TokenAsync(Copy(browser, other));

        Assert.That(second, Is.EqualTo(await first));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_writes_the_cache_cannot_put_somebody_else_s_tokens_into_a_session()
    {
        var cache = new ScriptedCache(Time);
        var application = await StartApplicationAsync(setup => KeepTokens(setup, cache));
        var (one, other) = (OpenBrowser(application), OpenBrowser(application));
        await SignInAsync(one);
        await SignInAsync(other);
        Time.Advance(UntilRotation);
        var late = Copy(one, application);
        await TokenAsync(one);
        await TokenAsync(other);

        var entries = cache.Entries.Where(static entry => entry.Key.StartsWith("ProConnect.Client.Refreshed:", StringComparison.Ordinal)).ToArray();
        Assert.That(entries, Has.Length.EqualTo(2));
        cache.Overwrite(entries[0].Key, entries[1].Value);
        cache.Overwrite(entries[1].Key, entries[0].Value);

        Assert.That(await StatusAsync(late), Is.EqualTo("SignInRequired"));
    }

    [Test]
    public async Task Machines_that_do_not_share_a_cache_ask_the_user_to_sign_in_again_and_end_nothing()
    {
        var setups = new List<ApplicationSetup>();
        var one = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setups.Add(setup);
        });
        var other = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Keys = setups[0].Keys;
        });
        var browser = OpenBrowser(one);
        await SignInAsync(browser);
        Time.Advance(UntilRotation);
        var late = Copy(browser, other);
        await TokenAsync(browser);

        Assert.That(await StatusAsync(late), Is.EqualTo("SignInRequired"));
        await Expect.SignedInAsync(late, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task A_session_on_the_server_gets_the_new_tokens_and_no_claims_of_transformations()
    {
        var store = new KeptTickets();
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Services += services => services
                .Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, cookie => cookie.SessionStore = store)
                .AddSingleton<IClaimsTransformation, AddingTransformation>();
        });
        var browser = OpenBrowser(application);
        var token = await SignInAsync(browser);
        Time.Advance(UntilRotation);

        var renewed = await TokenAsync(browser);

        var claims = (await browser.GetAsync("/api/claims")).Json.AsArray().Count(static claim => (string?)claim is "added=once");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(renewed, Is.Not.EqualTo(token));
            Assert.That(await TokenAsync(browser), Is.EqualTo(renewed));
            Assert.That(Refreshes, Is.EqualTo(1));
            Assert.That(claims, Is.EqualTo(1), "the transformation's claim is not in the session");
        }
    }

    [Test]
    public async Task A_session_in_the_cache_gets_the_new_tokens_under_the_same_cookie_key()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Authentication = static (builder, configuration) => builder.AddCookie().AddDistributedSessions().AddProConnect(configuration.GetSection("ProConnect"));
        });
        var browser = OpenBrowser(application);
        var token = await SignInAsync(browser);
        var late = Copy(browser, application);
        Time.Advance(UntilRotation);

        var renewed = await TokenAsync(browser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(renewed, Is.Not.EqualTo(token));
            Assert.That(await TokenAsync(late), Is.EqualTo(renewed));
            Assert.That((string?)(await late.GetAsync("/tokens")).Json["access_token"], Is.EqualTo(renewed));
            Assert.That(Refreshes, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_refresh_after_the_response_has_started_is_not_made()
    {
        await SignInAsync();
        Assert.That((await Browser.GetAsync("/late")).Body, Is.EqualTo("started Available"));
        Time.Advance(TokenLifetime);

        Assert.That((await Browser.GetAsync("/late")).Body, Is.EqualTo("started ResponseStarted"));
        Assert.That(Refreshes, Is.Zero);
    }

    [Test]
    public async Task Somebody_who_is_not_signed_in_has_no_token()
    {
        Assert.That(await StatusAsync(Browser), Is.EqualTo("SignInRequired"));
    }

    [Test]
    public async Task A_scheme_that_keeps_no_tokens_says_which_setting_to_write()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Settings["KeepUserTokens"] = "false";
        });

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenBrowser(application).GetAsync("/token"));

        Assert.That(thrown!.Message, Does.Contain("KeepUserTokens"));
    }

    private sealed class AddingTransformation : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
        {
            var copy = ((ClaimsIdentity)principal.Identity!).Clone();
            copy.AddClaim(new Claim("added", "once"));
            return Task.FromResult(new ClaimsPrincipal(copy));
        }
    }
}
