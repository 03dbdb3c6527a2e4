using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Sign-ins without a web application: the relying party itself is called.</summary>
internal abstract class DirectFixture : GatewayFixture
{
    private static readonly Uri Callback = new("https://service.example/proconnect/callback");

    protected RelyingParty Party => Application.Services.GetRequiredKeyedService<RelyingParty>(ProConnectDefaults.Name);

    /// <summary>Signs Camille in at the provider: what the browser brings back, and what was kept for it.</summary>
    protected async Task<(AuthorizationResponse Response, PendingSignIn Pending)> ReachResponseAsync()
    {
        var redirect = await Party.StartSignInAsync(new() { RedirectUri = Callback, LoginHint = Camille.Email });
        var callback = await Browser.ReachCallbackAsync(await Browser.GetAsync(redirect.Location));
        var parameters = QueryHelpers.ParseQuery(callback.Query).Select(static p => KeyValuePair.Create(p.Key, (string?)p.Value.ToString()));
        return (AuthorizationResponse.Parse(parameters), redirect.Pending);
    }

    protected async Task<SignInOutcome> SignInDirectlyAsync(CancellationToken cancellationToken = default)
    {
        var (response, pending) = await ReachResponseAsync();
        return await Party.CompleteSignInAsync(response, pending, cancellationToken);
    }
}
