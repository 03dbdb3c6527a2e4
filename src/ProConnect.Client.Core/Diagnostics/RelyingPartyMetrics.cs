using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ProConnect.Client.Core.Diagnostics;

/// <summary>The instruments. Tags are names and codes of a closed set, so that no user can make their number grow.</summary>
internal sealed class RelyingPartyMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _signIns;
    private readonly Histogram<double> _backChannel;
    private readonly Counter<long> _refreshes;

    public RelyingPartyMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(RelyingPartyDiagnostics.MeterName);
        _signIns = _meter.CreateCounter<long>("relying_party.sign_ins", "{sign_in}", "Completed sign-ins, by outcome.");
        _backChannel = _meter.CreateHistogram<double>("relying_party.back_channel.duration", "s", "Calls to the provider, by step.");
        _refreshes = _meter.CreateCounter<long>("relying_party.document_refreshes", "{refresh}", "Fetches of metadata and signing keys, by result.");
    }

    public void SignIn(string relyingParty, string outcome) =>
        _signIns.Add(1, new TagList { { "relying_party", relyingParty }, { "outcome", outcome } });

    public void BackChannel(string relyingParty, string step, TimeSpan duration) =>
        _backChannel.Record(duration.TotalSeconds, new TagList { { "relying_party", relyingParty }, { "step", step } });

    public void Refresh(string relyingParty, string document, bool succeeded) =>
        _refreshes.Add(1, new TagList { { "relying_party", relyingParty }, { "document", document }, { "succeeded", succeeded } });

    public void Dispose() => _meter.Dispose();
}
