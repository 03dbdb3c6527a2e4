using ProConnect.Client.Simulator;

namespace ProConnect.Sample.Web;

/// <summary>
/// In Development, and as long as no client id is configured, the sample signs in with a simulator on this machine. Give it a
/// real client id and secret (dotnet user-secrets) and it signs in with the real thing.
/// </summary>
internal static class SimulatorExtensions
{
    private const string Application = "http://localhost:5080";
    private const string Simulator = "http://localhost:5081";

    public static void UseSimulatorUnlessConfigured(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || builder.Configuration["ProConnect:ClientId"] is not null)
            return;

        var client = new SimulatedClient
        {
            ClientId = "sample-web",
            ClientSecret = "not-a-secret-only-the-simulator-knows-it",
            Name = "Exemple de service",
            RedirectUris = { $"{Application}/proconnect/callback" },
            PostLogoutRedirectUris = { $"{Application}/proconnect/logout/callback" },
            IdTokenSignedResponseAlg = "RS256",
            UserInfoSignedResponseAlg = "RS256",
        };
        var donnees = new SimulatedClient
        {
            ClientId = "sample-donnees",
            ClientSecret = "not-a-secret-either-only-the-simulator-knows-it",
            IntrospectionSignedResponseAlg = "RS256",
        };
        builder.Services.AddProConnectSimulator(options =>
        {
            options.Url = Simulator;
            options.ScriptedSignIn = true;
            options.Clients.Add(client);
            options.Clients.Add(donnees);
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ProConnect:Issuer"] = $"{Simulator}/api/v2",
            ["ProConnect:ClientId"] = client.ClientId,
            ["ProConnect:ClientSecret"] = client.ClientSecret,
            ["ProConnect:IdTokenSignedResponseAlg"] = client.IdTokenSignedResponseAlg,
            ["ProConnect:UserInfoSignedResponseAlg"] = client.UserInfoSignedResponseAlg,
            ["Donnees:Address"] = $"{Application}/api/donnees",
            ["Donnees:ProConnect:Issuer"] = $"{Simulator}/api/v2",
            ["Donnees:ProConnect:ClientId"] = donnees.ClientId,
            ["Donnees:ProConnect:ClientSecret"] = donnees.ClientSecret,
            ["Donnees:ProConnect:IntrospectionSignedResponseAlg"] = donnees.IntrospectionSignedResponseAlg,
            ["Donnees:ProConnect:AllowedClients"] = client.ClientId,
        });
    }
}
