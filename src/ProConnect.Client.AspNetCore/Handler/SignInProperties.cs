using Microsoft.AspNetCore.Authentication;
using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.AspNetCore;

/// <summary>What one challenge asks of the provider: <c>Results.Challenge(new SignInProperties { … }, ["ProConnect"])</c>.</summary>
public sealed class SignInProperties : AuthenticationProperties
{
    /// <summary>Asks for nothing special.</summary>
    public SignInProperties()
    {
    }

    internal SignInProperties(AuthenticationProperties other)
        : base(other.Items, other.Parameters)
    {
    }

    /// <summary>The level this sign-in must reach; null for the configured one.</summary>
    public AcrRequirement? Acr
    {
        get => GetParameter<AcrRequirement>(nameof(Acr));
        set => SetParameter(nameof(Acr), value);
    }

    /// <summary><c>none</c> to sign in only if that needs no page.</summary>
    public string? Prompt
    {
        get => GetParameter<string>(nameof(Prompt));
        set => SetParameter(nameof(Prompt), value);
    }

    /// <summary>The e-mail address of who is likely to sign in.</summary>
    public string? LoginHint
    {
        get => GetParameter<string>(nameof(LoginHint));
        set => SetParameter(nameof(LoginHint), value);
    }

    /// <summary>How long ago the user may have authenticated at most.</summary>
    public TimeSpan? MaxAge
    {
        get => GetParameter<TimeSpan?>(nameof(MaxAge));
        set => SetParameter(nameof(MaxAge), value);
    }

    /// <summary>Redirects even a request that does not look like a navigation: for endpoints whose purpose is to sign in.</summary>
    public bool AlwaysRedirect
    {
        get => GetParameter<bool>(nameof(AlwaysRedirect));
        set => SetParameter(nameof(AlwaysRedirect), value);
    }
}
