using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.UserInfo;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.SignIn;

/// <summary>The second half of a sign-in, step by step; each step runs only when the one before held.</summary>
internal sealed class SignInCompletion(
    RelyingPartyOptions options,
    ProviderConfiguration provider,
    TokenClient tokenClient,
    IdTokenValidator idTokens,
    UserInfoClient userInfo,
    AdmissionPolicy admission,
    TimeProvider time)
{
    public async Task<SignInOutcome> CompleteAsync(AuthorizationResponse response, PendingSignIn pending, CancellationToken cancellationToken)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(response.State), Encoding.UTF8.GetBytes(pending.State)))
            throw new UntrustedResponseException("callback.state_unknown", "The response answers another sign-in than the pending one.");
        if (!string.Equals(pending.Issuer, options.Issuer, StringComparison.Ordinal))
            throw new UntrustedResponseException("callback.state_unknown", "The pending sign-in was started with another provider.");

        var metadata = await provider.GetMetadataAsync(cancellationToken);
        CheckIssuer(response.Issuer, metadata);
        if (time.GetUtcNow() - pending.StartedAt > options.PendingSignInLifetime)
            return new SignInExpired { StartedAt = pending.StartedAt };

        var required = pending.AcrValues.Count == 0 ? null : AcrRequirement.AnyOf(pending.AcrValues);
        if (response.Error is { } error)
            return OutcomeOf(error, required) with { Advice = options.AdviceFor(error, "authorization") };

        var tokens = await tokenClient.RedeemAsync(metadata, response.Code!, pending, cancellationToken);
        var idToken = await idTokens.ValidateAsync(
            tokens.IdToken?.Reveal() ?? throw new UntrustedResponseException("id_token.missing", "The token endpoint gave no ID token. Is 'openid' among the scopes?"),
            metadata,
            new(pending.Nonce, response.Code, response.State, tokens.AccessToken.Reveal(), AuthenticatedSince(pending)),
            cancellationToken);

        var acr = required?.Evaluate(idToken.Acr);
        if (acr is { IsSatisfied: false })
            return new AcrNotReached { Evaluation = acr };

        var claims = options.FetchUserInfo
            ? Merge(idToken.Claims, await userInfo.GetAsync(metadata, tokens.AccessToken, idToken.Subject, cancellationToken))
            : idToken.Claims;
        options.ValidateClaims(claims);
        if (admission.Refuse(claims) is { } refusal)
            return refusal;
        return new SignedIn { IdToken = idToken, Claims = claims, Tokens = tokens, Acr = acr, DisplayName = options.DisplayNameOf(claims) };
    }

    // Counted from the request: how long the user then takes at the provider does not make her authentication older.
    private static DateTimeOffset? AuthenticatedSince(PendingSignIn pending) =>
        pending.MaxAgeSeconds is { } age ? pending.StartedAt - TimeSpan.FromSeconds(age) : null;

    private static void CheckIssuer(string? issuer, ProviderMetadata metadata)
    {
        if (issuer is null && metadata.AuthorizationResponseIssParameterSupported)
            throw new UntrustedResponseException("callback.iss_missing", "The response does not name its issuer although this provider always does (RFC 9207).");
        if (issuer is not null && !string.Equals(issuer, metadata.Issuer, StringComparison.Ordinal))
            throw new UntrustedResponseException("callback.iss_mismatch", "The response comes from another issuer than the one this sign-in was started with (RFC 9207).");
    }

    private SignInOutcome OutcomeOf(OAuthError error, AcrRequirement? required) => error.Error switch
    {
        _ when required is not null && options.IsUnmetAcr(error) => new AcrNotReached { Evaluation = required.Evaluate(returned: null), Error = error },
        "access_denied" => new SignInRefused { Error = error },
        "login_required" or "interaction_required" or "consent_required" or "account_selection_required" => new AuthenticationRequired { Error = error },
        _ => new ProviderFailed { Error = error },
    };

    private static ClaimSet Merge(ClaimSet idToken, ClaimSet userInfo)
    {
        var claims = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in idToken.Names)
        {
            if (idToken.TryGet(name, out var value))
                claims[name] = value;
        }

        foreach (var name in userInfo.Names)
        {
            if (!ProtocolClaims.OfIdTokenOnly.Contains(name) && userInfo.TryGet(name, out var value))
                claims.TryAdd(name, value);
        }

        return new ClaimSet(claims);
    }
}
