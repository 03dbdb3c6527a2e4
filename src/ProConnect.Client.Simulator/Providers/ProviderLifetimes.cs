namespace ProConnect.Client.Simulator.Providers;

/// <summary>How long what a provider hands out is good for.</summary>
internal sealed record ProviderLifetimes(TimeSpan Code, TimeSpan Session)
{
    public TimeSpan AccessToken { get; } = TimeSpan.FromHours(1);

    public TimeSpan IdToken { get; } = TimeSpan.FromHours(1);

    public TimeSpan RefreshToken { get; } = TimeSpan.FromHours(12);
}
