using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>What a test changes about the application.</summary>
internal sealed class ApplicationSetup
{
    public const string Origin = "https://service.example";

    public ApplicationSetup(string issuer, SimulatedClient client)
    {
        Issuer = issuer;
        Use(client);
        Settings["Issuer"] = issuer;
        Authentication = (builder, configuration) => builder.AddCookie().AddProConnect(configuration.GetSection("ProConnect"), Scheme);
        Map = static app => app.MapProConnect();
    }

    public string Issuer { get; }

    /// <summary>The section <c>ProConnect</c>.</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The section <c>Api</c>.</summary>
    public Dictionary<string, string?> Api { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Action<RelyingPartyAuthenticationOptions>? Scheme { get; set; }

    public Action<IServiceCollection>? Services { get; set; }

    public Action<AuthenticationOptions> DefaultScheme { get; set; } = static options => options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public Action<AuthenticationBuilder, IConfiguration> Authentication { get; set; }

    public Action<WebApplication>? BeforeAuthorization { get; set; }

    public Action<WebApplication> Map { get; set; }

    public string? PathBase { get; set; }

    /// <summary>Where the application is from the browser's point of view.</summary>
    public string Address { get; set; } = Origin;

    public IDataProtectionProvider Keys { get; set; } = new EphemeralDataProtectionProvider();

    public void Use(SimulatedClient client)
    {
        Settings["ClientId"] = client.ClientId;
        Settings["ClientSecret"] = client.ClientSecret;
        Settings["IdTokenSignedResponseAlg"] = client.IdTokenSignedResponseAlg;
        Settings["UserInfoSignedResponseAlg"] = client.UserInfoSignedResponseAlg;
    }
}
