using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace ProConnect.Client.AspNetCore;

/// <summary>The moment at which a session ends however much it is used. It is written into the session, and no renewal changes it.</summary>
internal static class SessionEnd
{
    private const string Key = ".rp_ends_at";

    public static void Store(AuthenticationProperties properties, DateTimeOffset end) => properties.Items[Key] = end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Passes it on when an application signs in again by itself, as to change a claim.</summary>
    public static void Keep(AuthenticationProperties current, AuthenticationProperties replacement)
    {
        if (current.Items.TryGetValue(Key, out var end))
            replacement.Items.TryAdd(Key, end);
    }

    public static bool IsPast(AuthenticationProperties properties, DateTimeOffset now) => Find(properties) <= now;

    /// <summary>That moment; null for a session that has none.</summary>
    public static DateTimeOffset? Find(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Key, out var end) ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(end!, CultureInfo.InvariantCulture)) : null;
}
