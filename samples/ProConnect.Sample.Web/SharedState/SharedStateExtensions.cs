using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Npgsql;

namespace ProConnect.Sample.Web;

/// <summary>
/// What several instances of one service share: the keys that protect cookies, and the list of sessions that have ended. One instance
/// alone needs none of it.
/// </summary>
internal static class SharedStateExtensions
{
    public static void ShareStateIfConfigured(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["SharedState:KeyFolder"] is { Length: > 0 } folder)
        {
            builder.Services.AddDataProtection()
                .SetApplicationName("ProConnect.Sample.Web")
                .PersistKeysToFileSystem(new DirectoryInfo(folder));
        }

        if (builder.Configuration.GetConnectionString("SharedState") is { Length: > 0 } connection)
        {
            builder.Services.AddSingleton(NpgsqlDataSource.Create(connection));
            builder.Services.AddSingleton<IDistributedCache, PostgresCache>();
            builder.Services.AddHostedService<PostgresCacheUpkeep>();
        }
    }
}
