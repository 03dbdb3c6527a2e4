namespace ProConnect.Client.Core.Tokens;

/// <summary>How a refresh ended: <see cref="Refreshed"/> or <see cref="RefreshRefused"/>.</summary>
public abstract record RefreshOutcome
{
    private protected RefreshOutcome()
    {
    }
}
