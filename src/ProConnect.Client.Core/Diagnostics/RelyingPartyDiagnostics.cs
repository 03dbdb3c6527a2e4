using System.Diagnostics;

namespace ProConnect.Client.Core.Diagnostics;

/// <summary>The names under which this library publishes traces and metrics. Nothing personal and no secret is ever in them.</summary>
public static class RelyingPartyDiagnostics
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: one activity for each back-channel step.</summary>
    public const string ActivitySourceName = "ProConnect.Client";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "ProConnect.Client";

    internal static readonly ActivitySource Source = new(ActivitySourceName);
}
