namespace ProConnect.Client.Core.Tokens;

/// <summary>How a refresh ended: <see cref="Refreshed"/>, <see cref="RefreshRefused"/> or <see cref="RefreshAcrNotReached"/>.</summary>
public abstract record RefreshOutcome
{
    private protected RefreshOutcome()
    {
    }

    /// <summary>A stable name for logs and metrics.</summary>
    public abstract string Name { get; }
}
