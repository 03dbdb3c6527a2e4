using ProConnect.Client;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal sealed class SignInService([FromKeyedServices(ProConnectDefaults.Name)] RelyingParty relyingParty)
{
    public async Task<(Uri Location, PendingSignIn Pending)> StartAsync(CancellationToken cancellationToken)
    {
        var redirect = await relyingParty.StartSignInAsync(
            new AuthorizationRequest { RedirectUri = new Uri("https://service.example/retour") }, cancellationToken);
        return (redirect.Location, redirect.Pending);
    }

    public async Task<string> CompleteAsync(
        IEnumerable<KeyValuePair<string, string?>> parameters, PendingSignIn pending, CancellationToken cancellationToken)
    {
        var response = AuthorizationResponse.Parse(parameters);
        return await relyingParty.CompleteSignInAsync(response, pending, cancellationToken) switch
        {
            SignedIn signedIn => ProConnectUser.From(signedIn.Claims).GivenName ?? "sans prénom",
            AcrNotReached notReached => notReached.Evaluation.Reason,
            SignInRefused => "refus",
            AuthenticationRequired => "pas de session",
            SignInExpired => "trop tard",
            var other => other.Explanation,
        };
    }
}
