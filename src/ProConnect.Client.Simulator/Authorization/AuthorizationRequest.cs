using ProConnect.Client.Simulator.Claims;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>An authorization request that passed every check.</summary>
internal sealed record AuthorizationRequest(SimulatedClient Client, ResponseTarget Target, IReadOnlyList<string> Scopes)
{
    public string? Nonce { get; init; }

    public string? CodeChallenge { get; init; }

    public string? LoginHint { get; init; }

    public string? IdpHint { get; init; }

    public string? SiretHint { get; init; }

    /// <summary>What the service calls itself before its users, when that differs from its registration.</summary>
    public string? ServiceName { get; init; }

    public PromptParameter Prompt { get; init; } = PromptParameter.None;

    public TimeSpan? MaxAge { get; init; }

    public IReadOnlyList<string> AcrValues { get; init; } = [];

    public RequestedClaims Claims { get; init; } = RequestedClaims.None;

    public bool IsSilent => Prompt.Has("none");

    public bool WantsAcr => AcrValues.Count > 0 || Claims.IdToken.ContainsKey("acr");

    /// <summary>The levels one of which must be reached; <see langword="null"/> when any will do.</summary>
    public IReadOnlyList<string>? RequiredAcrs =>
        Claims.IdToken.GetValueOrDefault("acr") is { Essential: true, Values: { Count: > 0 } values } ? values : null;

    public bool Accepts(string acr) => RequiredAcrs is not { } required || required.Contains(acr, StringComparer.Ordinal);
}
