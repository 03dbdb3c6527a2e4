namespace ProConnect.Client.Core.Tests.Options;

internal sealed record OptionsCase(string Name, string Problem, Action<RelyingPartyOptions> Apply, Action<RelyingPartyOptions>? Before = null)
{
    public override string ToString() => Name;
}
