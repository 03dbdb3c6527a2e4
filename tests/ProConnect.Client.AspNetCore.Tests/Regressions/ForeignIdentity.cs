using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>What an application may do to a principal after it was read from the session.</summary>
internal sealed class ForeignIdentity(Func<ClaimsPrincipal, ClaimsPrincipal> change) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) => Task.FromResult(change(principal));
}
