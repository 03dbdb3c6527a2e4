using Npgsql;

namespace ProConnect.Sample.Web;

/// <summary>Makes the table when the service starts, and takes what has expired out of it now and then.</summary>
internal sealed partial class PostgresCacheUpkeep(NpgsqlDataSource database, TimeProvider time, ILogger<PostgresCacheUpkeep> logger) : BackgroundService
{
    // The lock lets one instance after the other make the table: two at once would collide.
    private const string Make = """
        begin;
        select pg_advisory_xact_lock(50805081);
        create table if not exists shared_cache (key text primary key, value bytea not null, expires_at timestamptz not null, slides_by interval, ends_at timestamptz not null);
        commit
        """;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var command = database.CreateCommand(Make))
            await command.ExecuteNonQueryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand("delete from shared_cache where expires_at <= $1");
                command.Parameters.Add(new() { Value = time.GetUtcNow() });
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                NotTidied(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has expired in the shared cache was not removed. It will be tried again.")]
    private partial void NotTidied(Exception failure);
}
