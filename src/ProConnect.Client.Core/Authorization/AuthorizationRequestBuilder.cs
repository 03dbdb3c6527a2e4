using System.Collections.Frozen;
using System.Globalization;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Discovery;

namespace ProConnect.Client.Core.Authorization;

/// <summary>Builds the authorization request of the code flow with PKCE (OIDC Core §3.1.2.1, RFC 7636 §4.3).</summary>
internal sealed class AuthorizationRequestBuilder(RelyingPartyOptions options, TimeProvider time)
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "client_id", "client_secret", "response_type", "response_mode", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method",
        "request", "request_uri", "claims", "acr_values", "max_age", "prompt", "login_hint", "ui_locales",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const int MaxStateNoteLength = 2_000;

    private readonly AcrRequirement? _configuredAcr = options.Acr.ToRequirement();

    public static bool IsReserved(string parameter) => Reserved.Contains(parameter);

    public AuthorizationRedirect Build(ProviderMetadata metadata, AuthorizationRequest request)
    {
        Check(request);
        var acr = AcrRequirement.Both(_configuredAcr, request.Acr is { } asked ? options.Acr.Expand(asked) : null);
        var pending = new PendingSignIn
        {
            Issuer = metadata.Issuer,
            State = request.StateNote is { } note ? $"{RandomText.Create()}.{note}" : RandomText.Create(),
            Nonce = RandomText.Create(),
            CodeVerifier = RandomText.Create(),
            RedirectUri = request.RedirectUri,
            StartedAt = time.GetUtcNow(),
            AcrValues = acr?.Values ?? [],
            MaxAgeSeconds = ShorterOf(options.MaxAge, request.MaxAge) is { } age ? (long)age.TotalSeconds : null,
        };
        return new(QueryBuilder.Append(metadata.AuthorizationEndpoint, Parameters(request, pending, acr)), pending);
    }

    private static TimeSpan? ShorterOf(TimeSpan? one, TimeSpan? other) => one is null || other is null ? one ?? other : TimeSpan.FromTicks(Math.Min(one.Value.Ticks, other.Value.Ticks));

    private static void Check(AuthorizationRequest request)
    {
        if (!request.RedirectUri.IsAbsoluteUri || request.RedirectUri.Fragment.Length > 0)
            throw new ArgumentException("RedirectUri must be absolute and without a fragment, as it is registered with the provider.", nameof(request));
        if (request.MaxAge < TimeSpan.Zero || request.MaxAge > TimeSpan.FromDays(3650))
            throw new ArgumentException("MaxAge is negative or longer than ten years.", nameof(request));
        if (request.Scopes is { } scopes && !scopes.Contains("openid", StringComparer.Ordinal))
            throw new ArgumentException("Scopes does not contain 'openid': without it this is not OpenID Connect.", nameof(request));
        if (request.StateNote is { } note && (note.Length is 0 or > MaxStateNoteLength || !note.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            throw new ArgumentException($"StateNote is not a text of 1 to {MaxStateNoteLength} letters, digits, '-' and '_'.", nameof(request));
    }

    private IEnumerable<KeyValuePair<string, string?>> Parameters(AuthorizationRequest request, PendingSignIn pending, AcrRequirement? acr)
    {
        yield return new("client_id", options.ClientId);
        yield return new("response_type", "code");
        yield return new("response_mode", options.ResponseMode == ResponseMode.FormPost ? "form_post" : null);
        yield return new("redirect_uri", pending.RedirectUri.OriginalString);
        yield return new("scope", string.Join(' ', request.Scopes ?? [.. options.Scopes]));
        yield return new("state", pending.State);
        yield return new("nonce", pending.Nonce);
        yield return new("code_challenge", RandomText.S256(pending.CodeVerifier));
        yield return new("code_challenge_method", "S256");
        yield return new("prompt", request.Prompt);
        yield return new("login_hint", request.LoginHint);
        yield return new("max_age", pending.MaxAgeSeconds?.ToString(CultureInfo.InvariantCulture));
        yield return new("ui_locales", request.UiLocales);
        yield return new("acr_values", options.Acr.RequestAs == AcrRequestMode.AcrValues ? acr?.ToString() : null);
        yield return new("claims", ClaimsOf(request, acr) is { IsEmpty: false } claims ? claims.ToJson() : null);
        foreach (var (name, value) in options.AuthorizationParameters.Where(p => !request.Parameters.ContainsKey(p.Key)).Concat(request.Parameters))
            yield return IsReserved(name) ? throw new ArgumentException($"The parameter '{name}' is set by the library and cannot be given as an extra one.", nameof(request)) : new(name, value);
    }

    private ClaimsParameter ClaimsOf(AuthorizationRequest request, AcrRequirement? acr)
    {
        var claims = new ClaimsParameter();
        foreach (var name in options.RequestedIdTokenClaims)
            claims.IdToken[name] = null;
        foreach (var (name, wanted) in request.Claims.IdToken)
            claims.IdToken[name] = wanted;
        foreach (var (name, wanted) in request.Claims.UserInfo)
            claims.UserInfo[name] = wanted;
        if (acr is not null && options.Acr.RequestAs == AcrRequestMode.EssentialClaim)
            claims.IdToken["acr"] = new ClaimRequest(Essential: true, acr.Values);
        else if (acr is not null)
            claims.IdToken.Remove("acr");
        return claims;
    }
}
