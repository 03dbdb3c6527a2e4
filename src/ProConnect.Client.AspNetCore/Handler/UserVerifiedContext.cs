using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore;

/// <summary>A user of whom everything was verified and who is about to be signed in. <c>Fail</c> keeps her out.</summary>
public sealed class UserVerifiedContext : RemoteAuthenticationContext<RelyingPartyAuthenticationOptions>
{
    internal UserVerifiedContext(
        HttpContext context, AuthenticationScheme scheme, RelyingPartyAuthenticationOptions options, AuthenticationProperties properties, SignedIn signIn, ClaimsPrincipal principal)
        : base(context, scheme, options, properties)
    {
        SignIn = signIn;
        Principal = principal;
    }

    /// <summary>What was verified.</summary>
    public SignedIn SignIn { get; }
}
