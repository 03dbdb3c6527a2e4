using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Discovery;

/// <summary>Whether the provider answered lately.</summary>
internal sealed class ProviderAnsweringTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task A_recent_answer_counts_and_nobody_asks_again()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(Minute);

        Assert.That(await rig.Party.IsProviderAnsweringAsync(Minute), Is.True);
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(1));
    }

    [Test]
    public async Task An_older_one_does_not_and_the_provider_is_asked_once_for_all()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(Minute * 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.Party.IsProviderAnsweringAsync(Minute)));

        Assert.That(answers, Is.All.True);
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(2));
    }

    [Test]
    public async Task A_failure_counts_until_the_provider_may_be_asked_again()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(Minute * 2);
        rig.Provider.Answer(Endpoint.Discovery, static () => Answers.Status(404));
        var down = await rig.Party.IsProviderAnsweringAsync(Minute);
        rig.Provider.Instead.Clear();
        var still = await rig.Party.IsProviderAnsweringAsync(Minute);
        rig.Time.Advance(Minute);
        var up = await rig.Party.IsProviderAnsweringAsync(Minute);

        Assert.That((down, still, up), Is.EqualTo((false, false, true)));
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(3));
    }

    [Test]
    public async Task A_failure_does_not_take_the_metadata_away()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(Minute * 2);
        rig.Provider.Answer(Endpoint.Discovery, static () => Answers.Status(404));

        Assert.That(await rig.Party.IsProviderAnsweringAsync(Minute), Is.False);
        Assert.That((await rig.Party.GetMetadataAsync()).Issuer, Is.EqualTo(rig.Party.Issuer));
    }

    [Test]
    public async Task Who_is_tired_of_waiting_stops()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(Minute * 2);
        rig.Provider.Instead[Endpoint.Discovery] = _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        using var impatience = new CancellationTokenSource();
        var waiting = rig.Party.IsProviderAnsweringAsync(Minute, impatience.Token);

        await impatience.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }
}
