using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore;

/// <summary>A sign-in that ended in an expected way without a user. Call <c>HandleResponse</c> after answering yourself.</summary>
public sealed class SignInEndedContext : HandleRequestContext<RelyingPartyAuthenticationOptions>
{
    internal SignInEndedContext(HttpContext context, AuthenticationScheme scheme, RelyingPartyAuthenticationOptions options, AuthenticationProperties properties, SignInOutcome outcome)
        : base(context, scheme, options)
    {
        Properties = properties;
        Outcome = outcome;
    }

    /// <summary>The properties the sign-in was started with.</summary>
    public AuthenticationProperties Properties { get; }

    /// <summary>How it ended.</summary>
    public SignInOutcome Outcome { get; }
}
