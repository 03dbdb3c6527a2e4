using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.ReturnUrls;

/// <summary>A return URL, and whether it was made without anything hostile.</summary>
internal sealed record ReturnUrlInput(IReadOnlyList<string> Parts, string PathBase, bool IsLocal)
{
    public string Url => string.Concat(Parts);

    public IEnumerable<ReturnUrlInput> Simpler() => Parts.Select((_, i) => this with { Parts = [.. Parts.Take(i), .. Parts.Skip(i + 1)], IsLocal = false });

    public override string ToString() => $"{Shown.Of(Url)} under {Shown.Of(PathBase)}";
}
