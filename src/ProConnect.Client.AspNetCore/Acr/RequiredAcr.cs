using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.AspNetCore;

/// <summary>An endpoint is for users whose sign-in reached one of some levels.</summary>
/// <param name="Acr">The levels.</param>
/// <param name="Scheme">The scheme to sign in with; null for the only one there is.</param>
internal sealed record RequiredAcr(AcrRequirement Acr, string? Scheme) : IAuthorizationRequirement;
