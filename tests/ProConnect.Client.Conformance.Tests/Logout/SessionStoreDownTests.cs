using System.Net;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Logout;

/// <summary>What remembers ended sessions is down when one ends.</summary>
internal sealed class SessionStoreDownTests : BackChannelFixture
{
    private ScriptedCache _cache = null!;

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        _cache = new ScriptedCache(Time);
        setup.Services = services => services.AddSingleton<IDistributedCache>(_cache);
    }

    [TearDown]
    public void Repair()
    {
        _cache.BeforeGet = null;
        _cache.BeforeSet = null;
    }

    [Case("L25")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task The_provider_is_told_to_try_again(bool isReadable)
    {
        var token = Simulator.CreateLogoutToken(ClientId, Camille.Sub, Sid);
        if (isReadable)
            _cache.BeforeSet = static _ => throw new InvalidOperationException("The cache is down.");
        else
            _cache.BeforeGet = static () => throw new InvalidOperationException("The cache is down.");

        var answer = await PostAsync(token);
        Repair();

        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(2014));
        await RefusesAsync(answer, HttpStatusCode.ServiceUnavailable);
        await EndsAsync(token, browser: true, elsewhere: false, "HTTP 503 and nothing ends; the second try is carried out");
    }
}
