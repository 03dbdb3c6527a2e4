using Microsoft.AspNetCore.Authentication;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Authorization;

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

    /// <summary><c>none</c> to sign in only if that needs no page, or what the provider knows: see <see cref="MonCompteProPrompts"/>.</summary>
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

    /// <summary>Languages for the provider's pages, in order of preference, separated by spaces.</summary>
    public string? UiLocales
    {
        get => GetParameter<string>(nameof(UiLocales));
        set => SetParameter(nameof(UiLocales), value);
    }

    /// <summary>Scopes for this sign-in; null for the configured ones.</summary>
    public IReadOnlyList<string>? Scopes
    {
        get => GetParameter<IReadOnlyList<string>>(nameof(Scopes));
        set => SetParameter(nameof(Scopes), value);
    }

    /// <summary>Further parameters that the provider knows, such as <c>siret_hint</c>.</summary>
    public IDictionary<string, string> AuthorizationParameters
    {
        get
        {
            var parameters = GetParameter<IDictionary<string, string>>(nameof(AuthorizationParameters)) ?? new Dictionary<string, string>(StringComparer.Ordinal);
            SetParameter(nameof(AuthorizationParameters), parameters);
            return parameters;
        }
    }

    internal string? StateNote
    {
        get => GetParameter<string>(nameof(StateNote));
        set => SetParameter(nameof(StateNote), value);
    }

    internal AuthorizationRequest ToRequest(Uri redirectUri) => new()
    {
        RedirectUri = redirectUri,
        Acr = Acr,
        Prompt = Prompt,
        LoginHint = LoginHint,
        StateNote = StateNote,
        MaxAge = MaxAge,
        UiLocales = UiLocales,
        Scopes = Scopes,
        Parameters = AuthorizationParameters,
    };
}
