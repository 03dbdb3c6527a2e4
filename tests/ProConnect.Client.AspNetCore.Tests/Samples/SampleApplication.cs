using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Samples;

/// <summary>The sample, configured with a simulator of this test's.</summary>
internal sealed class SampleApplication(string issuer, TimeProvider time) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ProConnect:Issuer", issuer);
        builder.UseSetting("ProConnect:ClientId", SimulatedClients.Default.ClientId);
        builder.UseSetting("ProConnect:ClientSecret", SimulatedClients.Default.ClientSecret);
        builder.UseSetting("ProConnect:IdTokenSignedResponseAlg", "RS256");
        builder.UseSetting("ProConnect:UserInfoSignedResponseAlg", "RS256");
        builder.ConfigureTestServices(services => services.AddSingleton(time).AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
    }

    public Browser OpenBrowser() => new(Server.CreateHandler(), ApplicationSetup.Origin);
}
