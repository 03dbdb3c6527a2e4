namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>A good authorization request, to be spoilt by tests.</summary>
internal sealed class AuthorizeRequest
{
    public AuthorizeRequest(SimulatedClient? client = null, Persona? persona = null)
    {
        Client = client ?? TestClients.Default;
        Parameters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = Client.ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = TestClients.RedirectUri,
            ["scope"] = "openid email",
            ["state"] = "the-state",
            ["nonce"] = "the-nonce",
            ["login_hint"] = persona?.Email,
        };
    }

    public SimulatedClient Client { get; }

    public Dictionary<string, string?> Parameters { get; }

    public AuthorizeRequest With(string name, string? value)
    {
        Parameters[name] = value;
        return this;
    }

    public AuthorizeRequest RequireAcr(params string[] values)
    {
        var list = string.Join(',', values.Select(value => $"\"{value}\""));
        return With("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[" + list + "]}}}");
    }
}
