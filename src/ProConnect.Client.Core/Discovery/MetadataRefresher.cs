using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Discovery;

/// <summary>
/// Loads metadata and keys when the host starts and keeps them fresh, so that no sign-in waits for them. A provider that is
/// down does not stop the host: its failure is logged and tried again.
/// </summary>
internal sealed class MetadataRefresher(IEnumerable<RelyingPartyRegistration> registrations, IServiceProvider services, TimeProvider time, ILogger<RelyingParty> logger) : BackgroundService
{
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(15);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(registrations.Select(registration => KeepFreshAsync(registration.Resolve(services), stoppingToken)));

    private async Task KeepFreshAsync(RelyingParty relyingParty, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await relyingParty.WarmUpAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (RelyingPartyException)
            {
                // Logged where it happened.
            }
            catch (Exception e)
            {
                logger.RefresherSurvived(relyingParty.Name, e);
            }

            var pause = relyingParty.RefreshAt - time.GetUtcNow();
            await Task.Delay(pause < MinPause ? MinPause : pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
