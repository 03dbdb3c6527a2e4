using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>Whatever a handler throws is, at every step, a provider that was not reached.</summary>
internal sealed class UnexpectedHandlerTests
{
    [Test]
    public async Task It_is_named_by_its_step(
        [Values("discovery", "jwks", "token", "userinfo")] string step,
        [Values(typeof(InvalidOperationException), typeof(NotSupportedException), typeof(UnauthorizedAccessException))] Type mistake)
    {
        var path = step is "discovery" ? "/.well-known/openid-configuration" : $"/{step}";
        using var rig = Rig.Create(services: services =>
            services.AddRelyingPartyHttpClient(Rig.Name).AddHttpMessageHandler(() => new ThrowingHandler(path, mistake, static () => false)));

        var thrown = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), $"{step}.unreachable");

        Assert.That(thrown.Message, Does.Contain("op.example").And.Contain(mistake.Name));
        Assert.That(thrown.ToString(), Does.Contain("a mistake"), "The developer cannot find the cause.");
    }

    [Test]
    public async Task A_caller_who_gives_up_is_told_no_tale_of_the_provider()
    {
        using var rig = Rig.Create();
        using var giveUp = new CancellationTokenSource();
        var redirect = await rig.StartAsync();
        var response = rig.Return(redirect);
        rig.Provider.Instead[Endpoint.Token] = static _ => new TaskCompletionSource<HttpResponseMessage>().Task;

        var completion = rig.Party.CompleteSignInAsync(response, redirect.Pending, giveUp.Token);
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Token) == 1);
        await giveUp.CancelAsync();

        Assert.That(await Expect.CatchAsync(() => completion), Is.InstanceOf<OperationCanceledException>());
    }
}
