using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Encodings;

/// <summary>An application whose sessions do not have to fit into a cookie.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class LongTokenTests(TokenUse use) : TokenFixture(use)
{
    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Services += static services => services.Configure<CookieAuthenticationOptions>(
            CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.SessionStore = new KeptTickets());
    }

    [Case("E06")]
    [TestCaseSource(typeof(EncodingCases), nameof(EncodingCases.E06Edge))]
    public Task A_token_at_the_cap_is_accepted(TokenCase sound) => AcceptsAsync(sound);
}
