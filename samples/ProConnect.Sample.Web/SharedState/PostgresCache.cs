using Microsoft.Extensions.Caching.Distributed;
using Npgsql;
using NpgsqlTypes;

namespace ProConnect.Sample.Web;

/// <summary>A cache in one table of PostgreSQL. Any other <see cref="IDistributedCache"/> that all instances reach does as well.</summary>
internal sealed class PostgresCache(NpgsqlDataSource database, TimeProvider time) : IDistributedCache
{
    private const string Read = "select value from shared_cache where key = $1 and expires_at > $2";
    private const string Slide = "update shared_cache set expires_at = least(ends_at, $2 + slides_by) where key = $1 and expires_at > $2 and slides_by is not null";
    private const string Delete = "delete from shared_cache where key = $1";
    private const string Write = """
        insert into shared_cache (key, value, expires_at, slides_by, ends_at) values ($1, $2, $3, $4, $5)
        on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at, slides_by = excluded.slides_by, ends_at = excluded.ends_at
        """;

    public byte[]? Get(string key)
    {
        Refresh(key);
        using var command = Command(Read, key, time.GetUtcNow());
        return command.ExecuteScalar() as byte[];
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await RefreshAsync(key, token);
        await using var command = Command(Read, key, time.GetUtcNow());
        return await command.ExecuteScalarAsync(token) as byte[];
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        using var command = Writing(key, value, options);
        command.ExecuteNonQuery();
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await using var command = Writing(key, value, options);
        await command.ExecuteNonQueryAsync(token);
    }

    public void Refresh(string key)
    {
        using var command = Command(Slide, key, time.GetUtcNow());
        command.ExecuteNonQuery();
    }

    public async Task RefreshAsync(string key, CancellationToken token = default)
    {
        await using var command = Command(Slide, key, time.GetUtcNow());
        await command.ExecuteNonQueryAsync(token);
    }

    public void Remove(string key)
    {
        using var command = Command(Delete, key);
        command.ExecuteNonQuery();
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await using var command = Command(Delete, key);
        await command.ExecuteNonQueryAsync(token);
    }

    private NpgsqlCommand Command(string text, params IEnumerable<object> values)
    {
        var command = database.CreateCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private NpgsqlCommand Writing(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        var now = time.GetUtcNow();
        var end = options.AbsoluteExpirationRelativeToNow is { } life ? now + life : options.AbsoluteExpiration?.ToUniversalTime() ?? DateTimeOffset.MaxValue;
        var slid = options.SlidingExpiration is { } slide ? now + slide : end;
        var command = Command(Write, key, value, slid < end ? slid : end);
        command.Parameters.Add(new() { Value = (object?)options.SlidingExpiration ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });
        command.Parameters.Add(new() { Value = end });
        return command;
    }
}
