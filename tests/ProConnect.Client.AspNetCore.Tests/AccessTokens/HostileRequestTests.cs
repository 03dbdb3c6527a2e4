using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.AccessTokens;

/// <summary>Headers that nobody means well with.</summary>
internal sealed class HostileRequestTests : AccessTokenFixture
{
    private const string Malformed = "Bearer error=\"invalid_request\", error_description=\"";

    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Bearer a b")]
    [TestCase("Bearer a,Bearer b")]
    [TestCase("Bearer \"quoted\"")]
    [TestCase("Bearer a&token_type_hint=x")]
    [TestCase("Bearer a\u00e9")]
    [TestCase("Bearer ====")]
    [TestCase("Bearer a=b")]
    [TestCase("Bearer a\u0007b")]
    public async Task What_is_not_a_token_is_a_bad_request_that_reaches_nobody(string header)
    {
        ExpectRefused(await SendAsync("/donnees", api: null, request => request.Headers.TryAddWithoutValidation("Authorization", header)), 400, Malformed);
        Assert.That(Questions, Is.Zero);
    }

    [Test]
    public async Task A_huge_token_is_a_bad_request()
    {
        ExpectRefused(await CallAsync(new string('a', 4097)), 400, Malformed);
        Assert.That(Questions, Is.Zero);
    }

    [TestCase("Bearer")]
    [TestCase("Basic")]
    public async Task Several_headers_are_a_bad_request(string scheme)
    {
        var (token, _) = await TokensAsync();

        ExpectRefused(await SendAsync("/donnees", api: null, request =>
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} eA==");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }), 400, Malformed);
    }

    [TestCase("bearer {0}")]
    [TestCase("BEARER   {0}")]
    public async Task The_scheme_may_be_written_in_any_case(string header)
    {
        var (token, _) = await TokensAsync();

        var answer = await SendAsync("/donnees", api: null, request => request.Headers.TryAddWithoutValidation("Authorization", string.Format(System.Globalization.CultureInfo.InvariantCulture, header, token)));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Basic {0}")]
    [TestCase("DPoP {0}")]
    [TestCase("BearerX {0}")]
    public async Task Another_scheme_is_not_ours(string header)
    {
        var (token, _) = await TokensAsync();

        ExpectRefused(await SendAsync("/donnees", api: null, request => request.Headers.TryAddWithoutValidation("Authorization", string.Format(System.Globalization.CultureInfo.InvariantCulture, header, token))), 401, "Bearer");
        Assert.That(Questions, Is.Zero);
    }

    [Test]
    public async Task A_token_elsewhere_than_in_the_header_is_not_read()
    {
        var (token, _) = await TokensAsync();

        ExpectRefused(await SendAsync($"/donnees?access_token={token}", api: null, static _ => { }), 401, "Bearer");
        ExpectRefused(await SendAsync("/donnees", api: null, request => request.Headers.Add("Cookie", $"access_token={token}")), 401, "Bearer");
    }

    [Test]
    public async Task A_user_who_signed_in_is_not_a_caller_with_a_token()
    {
        var application = await StartApplicationAsync(setup =>
        {
            setup.Scheme = static options => options.Events.OnUserVerified = static context =>
            {
                ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim("scope", "groups"));
                return Task.CompletedTask;
            };
            var authentication = setup.Authentication;
            setup.Authentication = (builder, configuration) =>
            {
                authentication(builder, configuration);
                builder.AddProConnectTokenIntrospection(configuration.GetSection("Api"));
            };
            setup.Services = static services => services.AddAuthorizationBuilder().AddPolicy("anyone", static policy => policy.AddRequirements(new RequiredScope(["groups"])));
            setup.Api["ClientId"] = SimulatedClients.Api.ClientId;
            setup.Api["ClientSecret"] = SimulatedClients.Api.ClientSecret;
            setup.Api["Issuer"] = setup.Issuer;
            setup.Api["AllowedClients"] = SimulatedClients.Default.ClientId;
            var map = setup.Map;
            setup.Map = app =>
            {
                map(app);
                app.MapGet("/groups", static () => "groups").RequireAccessToken(["groups"]);
                app.MapGet("/anyone", static () => "anyone").RequireAuthorization("anyone");
            };
        });
        var browser = OpenBrowser(application);
        await browser.CompleteAsync();
        var (token, _) = await TokensAsync();

        Assert.That((await browser.GetAsync("/private")).Status, Is.EqualTo(HttpStatusCode.OK));
        ExpectRefused(await browser.GetAsync("/groups"), 401, "Bearer");
        Assert.That((await browser.GetAsync("/anyone")).Status, Is.Not.EqualTo(HttpStatusCode.OK), "her own claims are no scopes");
        Assert.That((await CallAsync(token, "/groups", application)).Body, Is.EqualTo("groups"));
        Assert.That((await CallAsync(token, "/private", application)).Status, Is.Not.EqualTo(HttpStatusCode.OK), "a token is no session");
    }
}
