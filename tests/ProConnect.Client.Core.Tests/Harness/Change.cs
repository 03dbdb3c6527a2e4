namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>One thing the provider does otherwise, and the code it must be refused with.</summary>
internal sealed record Change(string Name, string Code, Action<ScriptedProvider> Apply)
{
    public override string ToString() => $"{Name}: {Code}";
}
