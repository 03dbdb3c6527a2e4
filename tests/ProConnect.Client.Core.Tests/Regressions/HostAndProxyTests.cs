using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>Addresses that would only fail at the first sign-in stop the host.</summary>
internal sealed class HostAndProxyTests
{
    [TestCase("proxy.example:3128")]
    [TestCase("proxy.example")]
    [TestCase("/proxy")]
    [TestCase("ftp://proxy.example:21")]
    [TestCase("file:///proxy")]
    public void A_proxy_without_a_scheme_that_proxies_speak_is_refused(string proxy)
    {
        Assert.That(Problems(options => options.Http.Proxy = new(proxy, UriKind.RelativeOrAbsolute)), Has.One.StartsWith("x:Http:Proxy").And.One.Contains("http://proxy.example:3128."));
    }

    [TestCase("http://proxy.example:3128")]
    [TestCase("https://proxy.example")]
    [TestCase("socks5://proxy.example:1080")]
    public void A_proxy_that_can_be_used_is_accepted(string proxy)
    {
        Assert.That(Problems(options => options.Http.Proxy = new(proxy)), Is.Empty);
    }

    [TestCase("https://api.example")]
    [TestCase("https://api.example/path")]
    [TestCase("api.example/path")]
    [TestCase("api.example:8443")]
    [TestCase("*.example")]
    [TestCase("")]
    [TestCase(" ")]
    public void A_trusted_host_that_is_no_host_is_refused(string host)
    {
        Assert.That(Problems(options => options.TrustedHosts = ["keys.example", host]), Has.One.StartsWith($"x:TrustedHosts has '{host}'. Write host names only"));
    }

    [TestCase("api.example")]
    [TestCase("localhost")]
    [TestCase("192.0.2.1")]
    public void A_trusted_host_that_is_one_is_accepted(string host)
    {
        Assert.That(Problems(options => options.TrustedHosts = [host]), Is.Empty);
    }

    private static IEnumerable<string> Problems(Action<RelyingPartyOptions> configure)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddRelyingParty("x", options =>
        {
            (options.Issuer, options.ClientId, options.ClientSecret) = (ScriptedProvider.Issuer, Rig.ClientId, Rig.ClientSecret);
            configure(options);
        });
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
    }
}
