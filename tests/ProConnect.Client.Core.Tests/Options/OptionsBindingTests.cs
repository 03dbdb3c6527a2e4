using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.Options;

internal sealed class OptionsBindingTests
{
    private const string Prefix = "Op:";

    [Test]
    public void Every_setting_binds_from_configuration()
    {
        var options = Bind(new(StringComparer.Ordinal)
        {
            ["Issuer"] = "https://op.example/realm/",
            ["MetadataAddress"] = "https://op.example/metadata",
            ["TrustedHosts:0"] = "api.example",
            ["TrustedHosts:1"] = "keys.example",
            ["ClientId"] = "id",
            ["ClientSecret"] = "from-configuration",
            ["ClientAuthentication"] = "PrivateKeyJwt",
            ["ClientAssertion:PrivateKeyPem"] = "pem",
            ["ClientAssertion:KeyId"] = "k1",
            ["ClientAssertion:Algorithm"] = "ES256",
            ["Scopes:0"] = "openid",
            ["Scopes:1"] = "email",
            ["IdTokenSignedResponseAlg"] = "ES256",
            ["UserInfoSignedResponseAlg"] = "RS256",
            ["FetchUserInfo"] = "false",
            ["Acr:Require:0"] = "high",
            ["Acr:RequestAs"] = "AcrValues",
            ["RequestedIdTokenClaims:0"] = "amr",
            ["AuthorizationParameters:idp_hint"] = "x",
            ["ClockSkew"] = "00:00:30",
            ["MaxIdTokenAge"] = "00:05:00",
            ["PendingSignInLifetime"] = "00:20:00",
            ["Metadata:MinLifetime"] = "00:01:00",
            ["Metadata:MaxLifetime"] = "01:00:00",
            ["Metadata:LastKnownGoodLifetime"] = "2.00:00:00",
            ["Metadata:RefreshCooldown"] = "00:00:20",
            ["Http:Timeout"] = "00:00:07",
            ["Http:Retries"] = "1",
            ["Http:MaxResponseBytes"] = "2048",
            ["Http:Proxy"] = "http://proxy.example:3128",
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Issuer, Is.EqualTo("https://op.example/realm/"));
            Assert.That(options.MetadataAddress, Is.EqualTo(new Uri("https://op.example/metadata")));
            Assert.That(options.TrustedHosts, Is.EqualTo(new[] { "api.example", "keys.example" }));
            Assert.That(options.ClientId, Is.EqualTo("id"));
            Assert.That(options.ClientSecret?.Reveal(), Is.EqualTo("from-configuration"));
            Assert.That(options.ClientAuthentication, Is.EqualTo(ClientAuthenticationMethod.PrivateKeyJwt));
            Assert.That(options.ClientAssertion.PrivateKeyPem?.Reveal(), Is.EqualTo("pem"));
            Assert.That(options.ClientAssertion.KeyId, Is.EqualTo("k1"));
            Assert.That(options.ClientAssertion.Algorithm, Is.EqualTo("ES256"));
            Assert.That(options.Scopes, Is.EqualTo(new[] { "openid", "email" }));
            Assert.That(options.IdTokenSignedResponseAlg, Is.EqualTo("ES256"));
            Assert.That(options.UserInfoSignedResponseAlg, Is.EqualTo("RS256"));
            Assert.That(options.FetchUserInfo, Is.False);
            Assert.That(options.Acr.Require, Is.EqualTo(new[] { "high" }));
            Assert.That(options.Acr.RequestAs, Is.EqualTo(AcrRequestMode.AcrValues));
            Assert.That(options.RequestedIdTokenClaims, Is.EqualTo(new[] { "amr" }));
            Assert.That(options.AuthorizationParameters, Does.ContainKey("idp_hint").WithValue("x"));
            Assert.That(options.ClockSkew, Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(options.MaxIdTokenAge, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(options.PendingSignInLifetime, Is.EqualTo(TimeSpan.FromMinutes(20)));
            Assert.That(options.Metadata.MinLifetime, Is.EqualTo(TimeSpan.FromMinutes(1)));
            Assert.That(options.Metadata.MaxLifetime, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(options.Metadata.LastKnownGoodLifetime, Is.EqualTo(TimeSpan.FromDays(2)));
            Assert.That(options.Metadata.RefreshCooldown, Is.EqualTo(TimeSpan.FromSeconds(20)));
            Assert.That(options.Http.Timeout, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(options.Http.Retries, Is.EqualTo(1));
            Assert.That(options.Http.MaxResponseBytes, Is.EqualTo(2048));
            Assert.That(options.Http.Proxy, Is.EqualTo(new Uri("http://proxy.example:3128")));
        }
    }

    [Test]
    public void The_defaults_are_the_documented_ones()
    {
        var options = Bind(new(StringComparer.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Scopes, Is.EqualTo(new[] { "openid" }));
            Assert.That(options.ClientAuthentication, Is.EqualTo(ClientAuthenticationMethod.ClientSecretPost));
            Assert.That(options.FetchUserInfo, Is.True);
            Assert.That(options.Acr.RequestAs, Is.EqualTo(AcrRequestMode.EssentialClaim));
            Assert.That(options.ClockSkew, Is.EqualTo(TimeSpan.FromSeconds(60)));
            Assert.That(options.MaxIdTokenAge, Is.EqualTo(TimeSpan.FromMinutes(10)));
            Assert.That(options.PendingSignInLifetime, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(options.Metadata.MinLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(options.Metadata.MaxLifetime, Is.EqualTo(TimeSpan.FromHours(12)));
            Assert.That(options.Metadata.LastKnownGoodLifetime, Is.EqualTo(TimeSpan.FromHours(24)));
            Assert.That(options.Metadata.RefreshCooldown, Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(options.Http.Timeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(options.Http.Retries, Is.EqualTo(2));
            Assert.That(options.Http.MaxResponseBytes, Is.EqualTo(262_144));
        }
    }

    [Test]
    public void A_relying_party_is_injected_by_its_name_and_two_are_apart()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddRelyingParty("a", static o => (o.Issuer, o.ClientId, o.ClientSecret) = ("https://a.example", "client-a", "secret-a"));
        services.AddRelyingParty("b", static o => (o.Issuer, o.ClientId, o.ClientSecret) = ("https://b.example", "client-b", "secret-b"));
        using var provider = services.BuildServiceProvider();

        var a = provider.GetRequiredKeyedService<RelyingParty>("a");
        var b = provider.GetRequiredKeyedService<RelyingParty>("b");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(a.Options.ClientId, Is.EqualTo("client-a"));
            Assert.That(b.Options.ClientId, Is.EqualTo("client-b"));
            Assert.That(provider.GetRequiredKeyedService<RelyingParty>("a"), Is.SameAs(a));
        }
    }

    [Test]
    public void A_message_about_options_set_by_code_names_the_relying_party()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddRelyingParty("by-code", static o => (o.Issuer, o.ClientId) = ("https://a.example", "client-a"));
        using var provider = services.BuildServiceProvider();

        var failed = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.That(failed?.Message, Does.StartWith("by-code:ClientSecret"));
    }

    [Test]
    public void A_blank_name_is_refused([Values("", " ", null)] string? name) =>
        Assert.That(() => new ServiceCollection().AddRelyingParty(name!, static _ => { }), Throws.InstanceOf<ArgumentException>());

    private static RelyingPartyOptions Bind(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create(Prefix + s.Key, s.Value)))
            .Build();
        RelyingPartyOptions? bound = null;
        var services = new ServiceCollection();
        services.AddRelyingParty("op", configuration.GetSection("Op"));
        services.PostConfigureAll<RelyingPartyOptions>(options => bound = options);
        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptionsMonitor<RelyingPartyOptions>>().Get("op");
        }
        catch (OptionsValidationException)
        {
            Assert.That(bound, Is.Not.Null);
        }

        return bound!;
    }
}
