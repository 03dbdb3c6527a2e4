namespace ProConnect.Client.Interop.Tests.Browser.Accessibility;

/// <summary>What axe found. Playwright fills it in.</summary>
internal sealed class AxeScan
{
    /// <summary>The rules that the page satisfies or that have no object there.</summary>
    public string[] Ran { get; set; } = [];

    public string[] Violations { get; set; } = [];
}
