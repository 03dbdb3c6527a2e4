using Microsoft.AspNetCore.Authorization;

namespace ProConnect.Client.AspNetCore;

/// <summary>An endpoint is for access tokens that have all of some scopes.</summary>
internal sealed record RequiredScope(IReadOnlyList<string> Scopes) : IAuthorizationRequirement;
