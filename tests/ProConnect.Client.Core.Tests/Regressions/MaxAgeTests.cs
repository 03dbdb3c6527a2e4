using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>How old an authentication may be counts from the start of the sign-in.</summary>
internal sealed class MaxAgeTests
{
    private const int MaxAge = 300;
    private const int Skew = 60;

    private static readonly AuthorizationRequest Request = new() { RedirectUri = Rig.RedirectUri, MaxAge = TimeSpan.FromSeconds(MaxAge) };

    [TestCase(20)]
    [TestCase(0)]
    [TestCase(-MaxAge)]
    [TestCase(-MaxAge - Skew)]
    public async Task A_user_who_then_takes_half_an_hour_at_the_provider_comes_in(int authenticated)
    {
        using var rig = Rig.Create();

        var outcome = await SignInAsync(rig, authenticated);

        Assert.That(outcome, Is.TypeOf<SignedIn>(), outcome.Explanation);
    }

    [TestCase(-MaxAge - Skew - 1)]
    [TestCase(-MaxAge - 1800)]
    public async Task An_authentication_from_before_that_is_refused(int authenticated)
    {
        using var rig = Rig.Create();

        await Expect.ThrowsAsync<Errors.UntrustedResponseException>(() => SignInAsync(rig, authenticated), "id_token.auth_time");
    }

    private static async Task<SignInOutcome> SignInAsync(Rig rig, int authenticated)
    {
        var authTime = rig.Time.GetUtcNow().AddSeconds(authenticated).ToUnixTimeSeconds();
        rig.Provider.IdToken.Payload = claims => claims["auth_time"] = authTime;
        var redirect = await rig.StartAsync(Request);
        var response = rig.Return(redirect);
        rig.Time.Advance(TimeSpan.FromMinutes(30));
        return await rig.Party.CompleteSignInAsync(response, redirect.Pending);
    }
}
