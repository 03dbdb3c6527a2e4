namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A clock on a wall in Paris.</summary>
internal sealed class ZonedTime(TimeProvider clock) : TimeProvider
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.CreateCustomTimeZone(
        "Paris",
        TimeSpan.FromHours(1),
        "Paris",
        "Paris",
        "Paris, in summer",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date,
                DateTime.MaxValue.Date,
                TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0, DateTimeKind.Unspecified), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0, DateTimeKind.Unspecified), 10, 5, DayOfWeek.Sunday)),
        ]);

    public override TimeZoneInfo LocalTimeZone => Paris;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();
}
