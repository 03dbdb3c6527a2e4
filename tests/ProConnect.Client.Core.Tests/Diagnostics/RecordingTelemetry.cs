using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.Tests.Diagnostics;

/// <summary>Keeps every activity and measurement of the library.</summary>
internal sealed class RecordingTelemetry : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public RecordingTelemetry()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name.Equals(RelyingPartyDiagnostics.ActivitySourceName, StringComparison.Ordinal),
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name.Equals(RelyingPartyDiagnostics.MeterName, StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        _meters.Start();
    }

    public ConcurrentQueue<string> Texts { get; } = new();

    public ConcurrentDictionary<string, byte> Activities { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, byte> Instruments { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Keep(Activity activity)
    {
        Activities.TryAdd(activity.OperationName, 0);
        Texts.Enqueue($"{activity.DisplayName} {activity.StatusDescription}");
        foreach (var (name, value) in activity.TagObjects)
            Texts.Enqueue($"{name}={value}");
        foreach (var one in activity.Events)
            Texts.Enqueue($"{one.Name} {string.Join(' ', one.Tags.Select(static tag => $"{tag.Key}={tag.Value}"))}");
        foreach (var (name, value) in activity.Baggage)
            Texts.Enqueue($"{name}={value}");
    }

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Instruments.TryAdd(instrument.Name, 0);
        foreach (var (name, value) in tags)
            Texts.Enqueue($"{name}={value}");
    }
}
