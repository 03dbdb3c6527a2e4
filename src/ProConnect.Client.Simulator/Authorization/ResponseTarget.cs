namespace ProConnect.Client.Simulator.Authorization;

/// <summary>Where an authorization response goes: a redirect URI that is registered, and the application's own state.</summary>
internal sealed record ResponseTarget(string RedirectUri, string? State)
{
    /// <summary>Whether parameters go after a <c>#</c>, as they do for a response type that would have put tokens there.</summary>
    public bool InFragment { get; init; }
}
