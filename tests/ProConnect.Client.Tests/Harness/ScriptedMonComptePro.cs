using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.Tests.Harness;

/// <summary>MonComptePro.</summary>
internal sealed class ScriptedMonComptePro(Action<MonCompteProOptions>? configure = null)
    : ScriptedProvider("https://identite-sandbox.proconnect.gouv.fr", MonCompteProDefaults.Name, services => services.AddMonComptePro(options =>
    {
        options.Environment = MonCompteProEnvironments.Sandbox;
        Register(options);
        configure?.Invoke(options);
    }))
{
    /// <summary>Signs in with this userinfo, and reads the user directly or by way of the session's principal.</summary>
    public static async Task<MonCompteProUser> ReadAsync(string userInfo, bool throughPrincipal = true, JsonObject? idToken = null)
    {
        using var provider = new ScriptedMonComptePro { UserInfo = JsonNode.Parse(userInfo)!.AsObject(), IdToken = idToken ?? [] };
        var signedIn = (SignedIn)await provider.SignInAsync();
        return throughPrincipal ? signedIn.CreatePrincipal(MonCompteProDefaults.Name).GetMonCompteProUser()! : MonCompteProUser.From(signedIn.Claims);
    }
}
