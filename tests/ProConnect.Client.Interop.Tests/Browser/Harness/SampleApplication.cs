using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>The sample on a port of its own, configured with a simulator of the test's.</summary>
internal sealed class SampleApplication(string issuer, SimulatedClient client, TimeProvider time, ReferenceLog log) : WebApplicationFactory<Program>
{
    /// <summary>Whether visitors are signed in without a page.</summary>
    public bool SilentSignIn { get; init; }

    /// <summary>What the application does with a verified user; the sample itself does nothing.</summary>
    public Func<UserVerifiedContext, Task> OnUserVerified { get; set; } = static _ => Task.CompletedTask;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ProConnect:Issuer", issuer);
        builder.UseSetting("ProConnect:ClientId", client.ClientId);
        builder.UseSetting("ProConnect:ClientSecret", client.ClientSecret);
        builder.UseSetting("ProConnect:IdTokenSignedResponseAlg", client.IdTokenSignedResponseAlg);
        builder.UseSetting("ProConnect:UserInfoSignedResponseAlg", client.UserInfoSignedResponseAlg);
        builder.UseSetting("SilentSignIn", SilentSignIn.ToString());
        builder.UseSetting("ProConnect:Http:Retries", "0");
        builder.UseSetting("ProConnect:Http:Timeout", "00:00:30");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
        builder.ConfigureTestServices(services => services
            .AddSingleton(time)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .PostConfigure<RelyingPartyAuthenticationOptions>("ProConnect", options => options.Events.OnUserVerified = context => OnUserVerified(context)));
    }
}
