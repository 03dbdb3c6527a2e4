namespace ProConnect.Client.Core.Discovery;

/// <summary>How provider metadata and signing keys are kept fresh.</summary>
public sealed class MetadataOptions
{
    /// <summary>The shortest time a document is kept, whatever its <c>Cache-Control</c> says.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan MinLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest time a document is kept without asking again, whatever its <c>Cache-Control</c> says.</summary>
    /// <value>The default is 12 hours.</value>
    public TimeSpan MaxLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long the last good document may serve while the provider cannot be reached.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan LastKnownGoodLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The least time between two fetches of the keys that unknown or changed signatures cause, and between two tries after a failure.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan RefreshCooldown { get; set; } = TimeSpan.FromSeconds(10);
}
