using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Http;

internal sealed class HardenedHandlerTests
{
    [Test]
    public void The_usual_handler_follows_nothing_keeps_nothing_and_unpacks_nothing()
    {
        using var handler = (SocketsHttpHandler)PrimaryOf(configure: null);

        AssertHardened(handler);
    }

    [Test]
    public void A_handler_of_the_application_is_hardened_and_keeps_its_certificate_settings()
    {
        using var own = new SocketsHttpHandler { Credentials = CredentialCache.DefaultCredentials, AutomaticDecompression = DecompressionMethods.All };
        own.SslOptions.TargetHost = "mine";
        using var handler = (SocketsHttpHandler)PrimaryOf(client => client.ConfigurePrimaryHttpMessageHandler(() => own));

        Assert.That(handler, Is.SameAs(own));
        Assert.That(handler.SslOptions.TargetHost, Is.EqualTo("mine"));
        AssertHardened(handler);
    }

    [Test]
    public void An_older_handler_of_the_application_is_hardened_as_well()
    {
        using var own = new HttpClientHandler { UseDefaultCredentials = true, AutomaticDecompression = DecompressionMethods.All };
        using var handler = (HttpClientHandler)PrimaryOf(client => client.ConfigurePrimaryHttpMessageHandler(() => own));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(handler.AllowAutoRedirect, Is.False);
            Assert.That(handler.UseCookies, Is.False);
            Assert.That(handler.UseDefaultCredentials, Is.False);
            Assert.That(handler.AutomaticDecompression, Is.EqualTo(DecompressionMethods.None));
        }
    }

    [Test]
    public void A_handler_that_the_application_wrapped_is_hardened_as_well()
    {
        using var own = new SocketsHttpHandler { Credentials = CredentialCache.DefaultCredentials };
        using var handler = PrimaryOf(client => client.ConfigurePrimaryHttpMessageHandler(() => new PatientHandler(own)));

        Assert.That(handler, Is.SameAs(own));
        AssertHardened(own);
    }

    [Test]
    public void The_proxy_is_the_configured_one()
    {
        using var handler = (SocketsHttpHandler)PrimaryOf(configure: null, static options => options.Http.Proxy = new("http://proxy.example:3128"));

        Assert.That(handler.Proxy?.GetProxy(new("https://op.example")), Is.EqualTo(new Uri("http://proxy.example:3128")));
    }

    [Test]
    public void Clients_of_the_application_are_left_alone()
    {
        var services = new ServiceCollection();
        services.AddRelyingParty("x", static _ => { });
        HttpMessageHandler? seen = null;
        services.AddHttpClient("theirs").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler()).ConfigureAdditionalHttpMessageHandlers((_, _) => { });
        services.AddHttpClient("theirs").ConfigurePrimaryHttpMessageHandler((handler, _) => seen = handler);
        using var provider = services.BuildServiceProvider();

        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("theirs");

        Assert.That(((SocketsHttpHandler)seen!).AllowAutoRedirect, Is.True);
    }

    private static void AssertHardened(SocketsHttpHandler handler)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(handler.AllowAutoRedirect, Is.False);
            Assert.That(handler.UseCookies, Is.False);
            Assert.That(handler.Credentials, Is.Null);
            Assert.That(handler.AutomaticDecompression, Is.EqualTo(DecompressionMethods.None));
        }
    }

    private static HttpMessageHandler PrimaryOf(Action<IHttpClientBuilder>? configure, Action<RelyingPartyOptions>? options = null)
    {
        var services = new ServiceCollection().AddLogging();
        var builder = services.AddRelyingParty("x", o =>
        {
            (o.Issuer, o.ClientId, o.ClientSecret) = (ScriptedProvider.Issuer, Rig.ClientId, Rig.ClientSecret);
            options?.Invoke(o);
        });
        configure?.Invoke(builder.HttpClient);
        var provider = services.BuildServiceProvider();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("RelyingParty:x");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return handler;
    }
}
