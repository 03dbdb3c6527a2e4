using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.Core.Admission;

namespace ProConnect.Client.AspNetCore;

/// <summary>An endpoint is for users who meet a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Scheme">The scheme whose word counts; null for the only one there is.</param>
internal sealed record RequiredRule(AdmissionRule Rule, string? Scheme) : IAuthorizationRequirement;
