using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Discovery;

internal sealed class DocumentCacheTests
{
    [TestCase(null, 43_200)]
    [TestCase("max-age=3600", 3_600)]
    [TestCase("public, max-age=3600, immutable", 3_600)]
    [TestCase("max-age=0", 300)]
    [TestCase("max-age=10", 300)]
    [TestCase("no-store", 300)]
    [TestCase("no-cache", 300)]
    [TestCase("max-age=31536000", 43_200)]
    public async Task A_document_is_refreshed_between_75_and_90_percent_of_the_lifetime_its_provider_gives_within_bounds(string? cacheControl, int lifetime)
    {
        using var rig = Rig.Create(script: provider => provider.CacheControl = cacheControl);
        await rig.Party.WarmUpAsync();

        rig.Time.Advance(TimeSpan.FromSeconds(lifetime * 0.749));
        await rig.Party.WarmUpAsync();
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(1));

        rig.Time.Advance(TimeSpan.FromSeconds(lifetime * 0.152));
        await rig.Party.WarmUpAsync();
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Discovery) == 2 && rig.Provider.Count(Endpoint.Keys) == 2);
    }

    [Test]
    public async Task A_refresh_in_the_background_does_not_hold_up_who_asks()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        var never = new TaskCompletionSource<HttpResponseMessage>();
        rig.Provider.Instead[Endpoint.Discovery] = _ => never.Task;
        rig.Provider.Instead[Endpoint.Keys] = _ => never.Task;
        rig.Time.Advance(TimeSpan.FromHours(11));

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task A_refreshed_document_replaces_the_old_one()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Provider.Metadata["authorization_endpoint"] = "https://op.example/authorize/v2";
        rig.Time.Advance(TimeSpan.FromHours(11));

        await rig.Party.GetMetadataAsync();

        await Eventually.TrueAsync(async () => (await rig.Party.GetMetadataAsync()).AuthorizationEndpoint.AbsolutePath.EndsWith("/v2", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_last_good_documents_serve_while_the_provider_is_down_until_they_are_too_old()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        Down(rig);

        rig.Time.Advance(TimeSpan.FromHours(35.9));
        await rig.SignInWellAsync();
        rig.Time.Advance(TimeSpan.FromHours(0.2));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "discovery.http_status");
    }

    [Test]
    public async Task A_provider_that_is_back_is_used_after_the_cool_down_even_when_its_documents_became_useless()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        Down(rig);
        rig.Time.Advance(TimeSpan.FromHours(40));
        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "discovery.http_status");

        rig.Provider.Instead.Clear();
        rig.Time.Advance(TimeSpan.FromSeconds(10));

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task A_provider_that_was_never_reached_is_asked_once_per_cool_down()
    {
        using var rig = Rig.Create();
        Down(rig);

        for (var i = 0; i < 20; i++)
            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.http_status");
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(1));

        rig.Provider.Instead.Clear();
        rig.Time.Advance(TimeSpan.FromSeconds(10));
        await rig.SignInWellAsync();
    }

    [Test]
    public async Task A_last_good_document_does_not_serve_when_that_is_configured_to_zero()
    {
        using var rig = Rig.Create(static options => options.Metadata.LastKnownGoodLifetime = TimeSpan.Zero);
        await rig.SignInWellAsync();
        Down(rig);

        rig.Time.Advance(TimeSpan.FromHours(12));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "discovery.http_status");
    }

    [Test]
    public async Task A_provider_that_fails_is_asked_again_only_after_the_cool_down()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Provider.Answer(Endpoint.Discovery, static () => Answers.Status(404));
        rig.Time.Advance(TimeSpan.FromHours(11));

        for (var i = 0; i < 20; i++)
        {
            await rig.Party.GetMetadataAsync();
            await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Discovery) == 2);
        }

        rig.Time.Advance(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(async () =>
        {
            await rig.Party.GetMetadataAsync();
            return rig.Provider.Count(Endpoint.Discovery) == 3;
        });
    }

    [Test]
    public async Task A_bad_refresh_leaves_the_good_document_in_place()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        rig.Provider.Metadata["token_endpoint"] = "https://evil.example/token";
        rig.Provider.Jwks = [];
        rig.Time.Advance(TimeSpan.FromHours(11));

        await rig.SignInWellAsync();
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Discovery) == 2 && rig.Provider.Count(Endpoint.Keys) == 2);
        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Count(Endpoint.Elsewhere), Is.Zero);
    }

    [Test]
    public async Task Who_gives_up_waiting_does_not_stop_the_fetch_for_the_others()
    {
        using var rig = Rig.Create();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        rig.Provider.Instead[Endpoint.Discovery] = _ => answer.Task;
        using var giveUp = new CancellationTokenSource();
        var impatient = rig.Party.GetMetadataAsync(giveUp.Token).AsTask();
        var patient = rig.Party.GetMetadataAsync().AsTask();

        await giveUp.CancelAsync();
        Assert.That(await Expect.CatchAsync(() => impatient), Is.InstanceOf<OperationCanceledException>());
        answer.SetResult(Answers.Json(rig.Provider.Metadata));

        Assert.That((await patient).Issuer, Is.EqualTo(ScriptedProvider.Issuer));
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(1));
    }

    [Test]
    public async Task The_host_loads_the_documents_when_it_starts_and_keeps_them_fresh()
    {
        using var rig = Rig.Create();
        var refresher = rig.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await refresher.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Keys) == 1 && rig.Time.Waiting == 1);
        rig.Time.Advance(TimeSpan.FromHours(11));
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Discovery) == 2 && rig.Provider.Count(Endpoint.Keys) == 2);
        await refresher.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_provider_that_is_down_does_not_stop_the_host_and_is_tried_again()
    {
        using var rig = Rig.Create();
        Down(rig);
        var refresher = rig.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await refresher.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Discovery) == 1 && rig.Time.Waiting == 1);
        rig.Provider.Instead.Clear();
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Keys) == 1);
        await refresher.StopAsync(CancellationToken.None);

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task A_document_is_refreshed_at_the_very_moment_it_is_due()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();

        rig.Time.Advance(rig.Party.RefreshAt - rig.Time.GetUtcNow() - TimeSpan.FromTicks(1));
        await rig.Party.WarmUpAsync();
        Assert.That(rig.Provider.Requests, Has.Count.EqualTo(2));

        rig.Time.Advance(TimeSpan.FromTicks(1));
        await rig.Party.WarmUpAsync();
        await Eventually.TrueAsync(() => rig.Provider.Requests.Count == 3);
    }

    [TestCase(Endpoint.Discovery)]
    [TestCase(Endpoint.Keys)]
    public async Task The_host_refreshes_the_document_that_is_due_first(Endpoint first)
    {
        using var rig = Rig.Create();
        rig.Provider.Instead[first] = async request => (await rig.Provider.UsualAsync(request)).Caching("max-age=600");
        var refresher = rig.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await refresher.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => rig.Provider.Requests.Count == 2 && rig.Time.Waiting == 1);
        Assert.That(rig.Time.NextDueAt, Is.EqualTo(rig.Party.RefreshAt));
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await Eventually.TrueAsync(() => rig.Provider.Count(first) == 2);
        await refresher.StopAsync(CancellationToken.None);

        Assert.That(rig.Provider.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_host_that_stops_in_the_middle_of_a_fetch_leaves_no_error_behind()
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(services: services => services.AddLogging(logging => logging.AddProvider(logs)));
        rig.Provider.Instead[Endpoint.Discovery] = static _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        var refresher = rig.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await refresher.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Discovery) == 1);
        await refresher.StopAsync(CancellationToken.None);

        Assert.That(refresher.ExecuteTask!.IsCompletedSuccessfully, Is.True);
        Assert.That(logs.Events, Is.Empty);
    }

    [Test]
    public async Task A_failure_that_was_made_good_is_forgotten()
    {
        using var rig = Rig.Create(static options =>
        {
            options.Metadata.RefreshCooldown = TimeSpan.FromMinutes(5);
            options.Metadata.MinLifetime = TimeSpan.FromMinutes(1);
            options.Metadata.LastKnownGoodLifetime = TimeSpan.Zero;
        });
        rig.Provider.Answer(Endpoint.Keys, static () => Answers.Status(404));
        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "jwks.http_status");
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        rig.Provider.Instead[Endpoint.Keys] = async request => (await rig.Provider.UsualAsync(request)).Caching("max-age=60");
        await rig.SignInWellAsync();
        rig.Provider.IdToken.Key = Keys.NextRs256;
        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "id_token.key_not_found");
        rig.Provider.IdToken.Key = null;

        rig.Time.Advance(TimeSpan.FromMinutes(1));

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task What_is_loaded_and_what_is_not_is_logged_by_name()
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(services: services => services.AddLogging(logging => logging.AddProvider(logs)));
        rig.Provider.CacheControl = "max-age=3600";
        Down(rig);
        await Expect.CatchAsync(() => rig.Party.WarmUpAsync());
        rig.Provider.Instead.Clear();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.Party.WarmUpAsync();
        Down(rig);
        rig.Time.Advance(TimeSpan.FromHours(2));
        await rig.Party.WarmUpAsync();

        await Eventually.TrueAsync(() => logs.Events.Count(static e => e.Id == 1102) == 2);
        const string failure = "discovery.http_status: op.example answered with HTTP status 404.";
        Assert.That(logs.Texts, Is.SupersetOf(new[]
        {
            $"test: metadata could not be loaded, {failure} Nobody can sign in until it is",
            "test: metadata loaded, kept for 01:00:00",
            "test: keys loaded, kept for 01:00:00",
            $"test: metadata could not be refreshed, {failure} The last good one, 02:00:00 old, stays in use",
        }));
    }

    private static void Down(Rig rig)
    {
        rig.Provider.Answer(Endpoint.Discovery, static () => Answers.Status(404));
        rig.Provider.Answer(Endpoint.Keys, static () => Answers.Status(404));
    }
}
