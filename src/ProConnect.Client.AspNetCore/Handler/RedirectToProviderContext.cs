using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>A sign-in that is about to start.</summary>
public sealed class RedirectToProviderContext : PropertiesContext<RelyingPartyAuthenticationOptions>
{
    internal RedirectToProviderContext(HttpContext context, AuthenticationScheme scheme, RelyingPartyAuthenticationOptions options, SignInProperties properties)
        : base(context, scheme, options, properties) => SignIn = properties;

    /// <summary>What is asked for: change it here.</summary>
    public SignInProperties SignIn { get; }
}
