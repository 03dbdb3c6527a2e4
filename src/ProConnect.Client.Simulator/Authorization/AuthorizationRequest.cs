using ProConnect.Client.Simulator.Claims;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>An authorization request that passed every check.</summary>
internal sealed record AuthorizationRequest(SimulatedClient Client, ResponseTarget Target, IReadOnlyList<string> Scopes)
{
    public string? Nonce { get; init; }

    public string? CodeChallenge { get; init; }

    public bool IsSilent { get; init; }

    public string? LoginHint { get; init; }

    public string? IdpHint { get; init; }

    public string? SiretHint { get; init; }

    public bool HasAcrValues { get; init; }

    public RequestedClaims Claims { get; init; } = RequestedClaims.None;

    public bool WantsAcr => HasAcrValues || Claims.IdToken.ContainsKey("acr");

    /// <summary>The levels one of which must be reached; <see langword="null"/> when any will do.</summary>
    public IReadOnlyList<string>? RequiredAcrs =>
        Claims.IdToken.GetValueOrDefault("acr") is { Essential: true, Values: { Count: > 0 } values } ? values : null;

    public bool Accepts(string acr) => RequiredAcrs is not { } required || required.Contains(acr, StringComparer.Ordinal);
}
