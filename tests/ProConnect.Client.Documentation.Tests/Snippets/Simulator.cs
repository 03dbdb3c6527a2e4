using ProConnect.Client.Simulator;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class Simulator
{
    public static void InDevelopment(WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddProConnectSimulator(options =>
            {
                options.Url = "http://localhost:5081";
                options.Clients.Add(new SimulatedClient
                {
                    ClientId = "mon-service",
                    ClientSecret = "a-secret-of-at-least-32-characters",
                    RedirectUris = { "http://localhost:5080/proconnect/callback" },
                    PostLogoutRedirectUris = { "http://localhost:5080/proconnect/logout/callback" },
                    UserInfoSignedResponseAlg = "RS256",
                });
            });
        }
    }

    public static void MonComptePro(WebApplicationBuilder builder)
    {
        builder.Services.AddMonCompteProSimulator(options =>
        {
            options.Url = "http://localhost:5091";
            options.Clients.Add(new SimulatedClient
            {
                ClientId = "mon-service",
                ClientSecret = "only-the-simulator-knows-it",
                RedirectUris = { "http://localhost:5090/moncomptepro/callback" },
                PostLogoutRedirectUris = { "http://localhost:5090/moncomptepro/logout/callback" },
                UserInfoSignedResponseAlg = null,
            });
        });
    }

    public static async Task MonCompteProInATestAsync()
    {
        await using var simulator = await ProConnectSimulator.StartAsync(SimulatedProvider.MonComptePro, options =>
        {
            options.ScriptedSignIn = true;
            options.Clients.Add(new SimulatedClient
            {
                ClientId = "client_id",
                ClientSecret = "client_secret",
                RedirectUris = { "http://localhost/moncomptepro/callback" },
                UserInfoSignedResponseAlg = null,
            });
        });
    }

    public static async Task WithAClientAsync()
    {
        await using var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.ScriptedSignIn = true;
            options.Clients.Add(new SimulatedClient
            {
                ClientId = "my-client",
                ClientSecret = "a-secret-of-32-characters-or-more",
                RedirectUris = { "https://localhost/signin-proconnect" },
                PostLogoutRedirectUris = { "https://localhost/" },
            });
        });

        simulator.Faults.IdTokenClaims = claims => claims["aud"] = "somebody-else";

        simulator.Faults.IdTokenClaims = claims => claims["nonce"] = "another";
        simulator.Faults.IdTokenSignature = TokenSignature.OtherKey;
    }
}
