namespace ProConnect.Client.AspNetCore;

/// <summary>Says that a scheme of this name was added, and remembers whether its endpoints were mapped.</summary>
internal sealed class RelyingPartyScheme(string name)
{
    private int _isWarned;

    public string Name { get; } = name;

    public bool IsMapped { get; set; }

    /// <summary>Whether visitors are signed in without a page where that is possible.</summary>
    public bool IsSilent { get; set; }

    /// <summary>True once, when the endpoints were not mapped.</summary>
    public bool ShouldWarn() => !IsMapped && Interlocked.Exchange(ref _isWarned, 1) == 0;
}
