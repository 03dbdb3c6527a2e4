using ProConnect.Client.Simulator;

namespace MonComptePro.Sample.Web;

/// <summary>
/// In Development, and as long as no client id is configured, the sample signs in with a simulator on this machine. Give it a
/// real client id and secret (dotnet user-secrets) and it signs in with the real thing.
/// </summary>
internal static class SimulatorExtensions
{
    private const string Application = "http://localhost:5090";
    private const string Simulator = "http://localhost:5091";

    public static void UseSimulatorUnlessConfigured(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || builder.Configuration["MonComptePro:ClientId"] is not null)
            return;

        var client = new SimulatedClient
        {
            ClientId = "sample-web",
            ClientSecret = "not-a-secret-only-the-simulator-knows-it",
            Name = "Exemple de service",
            RedirectUris = { $"{Application}/moncomptepro/callback" },
            PostLogoutRedirectUris = { $"{Application}/moncomptepro/logout/callback" },
            IdTokenSignedResponseAlg = "RS256",
            UserInfoSignedResponseAlg = null,
        };
        builder.Services.AddMonCompteProSimulator(options =>
        {
            options.Url = Simulator;
            options.ScriptedSignIn = true;
            options.Clients.Add(client);
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["MonComptePro:Issuer"] = Simulator,
            ["MonComptePro:ClientId"] = client.ClientId,
            ["MonComptePro:ClientSecret"] = client.ClientSecret,
            ["MonComptePro:IdTokenSignedResponseAlg"] = client.IdTokenSignedResponseAlg,
        });
    }
}
