using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>A primary handler that an application shares refuses changes once it was used.</summary>
internal sealed class SharedHandlerTests
{
    private static IEnumerable<HttpMessageHandler> Handlers() => [new SocketsHttpHandler(), new HttpClientHandler(), new PatientHandler(new SocketsHttpHandler())];

    [TestCaseSource(nameof(Handlers))]
    public async Task It_serves_again_when_the_client_is_renewed(HttpMessageHandler shared)
    {
        using (shared)
        {
            Renew(shared);
            await UseAsync(shared);

            Assert.That(() => Renew(shared), Throws.Nothing);
        }
    }

    [Test]
    public void It_is_hardened_however_deep_it_is_wrapped()
    {
        using var own = new SocketsHttpHandler { Credentials = CredentialCache.DefaultCredentials, AutomaticDecompression = DecompressionMethods.All };
        using var wrapped = new PatientHandler(new PatientHandler(own));

        Renew(wrapped);

        Assert.That(
            (own.AllowAutoRedirect, own.UseCookies, own.Credentials, own.AutomaticDecompression),
            Is.EqualTo((false, false, (ICredentials?)null, DecompressionMethods.None)));
    }

    [Test]
    public void It_is_hardened_even_when_one_property_is_right_already()
    {
        using var own = new SocketsHttpHandler { AllowAutoRedirect = false };

        Renew(own);

        Assert.That(own.UseCookies, Is.False);
    }

    private static void Renew(HttpMessageHandler shared)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddRelyingParty("x", static o => (o.Issuer, o.ClientId, o.ClientSecret) = (ScriptedProvider.Issuer, Rig.ClientId, Rig.ClientSecret));
        services.AddRelyingPartyHttpClient("x").ConfigurePrimaryHttpMessageHandler(() => shared);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("RelyingParty:x");
    }

    private static async Task UseAsync(HttpMessageHandler shared)
    {
        using var invoker = new HttpMessageInvoker(shared, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:1/");
        var thrown = await Expect.CatchAsync(() => invoker.SendAsync(request, CancellationToken.None));
        Assert.That(thrown, Is.InstanceOf<HttpRequestException>());
    }
}
