namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A variant of a case, under the name that the test explorer shows.</summary>
internal sealed record Named<T>(string Name, T Value)
{
    public override string ToString() => Name;
}
