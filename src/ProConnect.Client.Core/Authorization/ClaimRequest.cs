namespace ProConnect.Client.Core.Authorization;

/// <summary>One claim of the <c>claims</c> parameter (OIDC Core §5.5.1).</summary>
/// <param name="Essential">The provider should fail rather than leave it out.</param>
/// <param name="Values">The values that would do, if not any.</param>
public sealed record ClaimRequest(bool Essential = false, IReadOnlyList<string>? Values = null);
