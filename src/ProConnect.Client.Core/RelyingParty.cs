using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Introspection;
using ProConnect.Client.Core.Logout;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core;

/// <summary>
/// One configured client of one OpenID provider: starts sign-ins and finishes them, refreshes tokens and gives them back, asks about those of others, starts sign-outs. Thread-safe;
/// injected by key, the key being its name.
/// </summary>
public sealed class RelyingParty
{
    // With the rest of the request it must fit into the 8 KiB that servers take as a request line.
    private const int MaxIdTokenHintLength = 6 * 1024;

    private readonly ProviderConfiguration _provider;
    private readonly AuthorizationRequestBuilder _requests;
    private readonly SignInCompletion _completion;
    private readonly TokenRefresher _refresher;
    private readonly TokenRevoker _revoker;
    private readonly TokenIntrospector _introspector;
    private readonly LogoutTokenValidator _logoutTokens;
    private readonly AdmissionPolicy _admission;
    private readonly RelyingPartyMetrics _metrics;
    private readonly ILogger _logger;

    internal RelyingParty(
        string name,
        RelyingPartyOptions options,
        ProviderConfiguration provider,
        AuthorizationRequestBuilder requests,
        SignInCompletion completion,
        TokenRefresher refresher,
        TokenRevoker revoker,
        TokenIntrospector introspector,
        LogoutTokenValidator logoutTokens,
        AdmissionPolicy admission,
        ClientCertificateSource? clientCertificate,
        RelyingPartyMetrics metrics,
        ILogger logger)
    {
        Name = name;
        Options = options;
        _provider = provider;
        _requests = requests;
        _completion = completion;
        _refresher = refresher;
        _revoker = revoker;
        _introspector = introspector;
        _logoutTokens = logoutTokens;
        _admission = admission;
        ClientCertificate = clientCertificate;
        _metrics = metrics;
        _logger = logger;
    }

    /// <summary>The name it was added under.</summary>
    public string Name { get; }

    /// <summary>How long a user may take to sign in.</summary>
    public TimeSpan PendingSignInLifetime => Options.PendingSignInLifetime;

    /// <summary>Its issuer, to the letter.</summary>
    public string Issuer => Options.Issuer!;

    /// <summary>The identifier the provider gave it.</summary>
    public string ClientId => Options.ClientId!;

    /// <summary>How authorization responses come back.</summary>
    public ResponseMode ResponseMode => Options.ResponseMode;

    /// <summary>Its options, as they were when it was made: a later change of configuration needs a restart.</summary>
    internal RelyingPartyOptions Options { get; }

    internal ClientCertificateSource? ClientCertificate { get; }

    internal DateTimeOffset RefreshAt => _provider.RefreshAt;

    /// <summary>What the provider says of itself, from memory once it was loaded.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The provider's metadata.</returns>
    /// <exception cref="ProviderUnavailableException">It was never loaded and cannot be now.</exception>
    public ValueTask<ProviderMetadata> GetMetadataAsync(CancellationToken cancellationToken = default) => _provider.GetMetadataAsync(cancellationToken);

    /// <summary>
    /// Whether the provider answered lately: it is asked for its metadata if nobody did so for a while. For what is better left out than sent to a provider that
    /// is down; a sign-in that a user asked for does not wait for this.
    /// </summary>
    /// <param name="within">How old an answer counts.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>False when the provider did not answer, or not with its metadata; it is then not asked again for <see cref="MetadataOptions.RefreshCooldown"/>.</returns>
    public Task<bool> IsProviderAnsweringAsync(TimeSpan within, CancellationToken cancellationToken = default) => _provider.IsAnsweringAsync(within, cancellationToken);

    /// <summary>Makes an authorization request (OIDC Core §3.1.2.1).</summary>
    /// <param name="request">What this sign-in asks for.</param>
    /// <param name="cancellationToken">Stops the wait for metadata.</param>
    /// <returns>Where to send the browser, and what to keep until it is back.</returns>
    /// <exception cref="ArgumentException">An extra parameter would replace one that protects the sign-in.</exception>
    /// <exception cref="ProviderUnavailableException">The provider's metadata was never loaded and cannot be now.</exception>
    public async Task<AuthorizationRedirect> StartSignInAsync(AuthorizationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var redirect = _requests.Build(await _provider.GetMetadataAsync(cancellationToken), request);
        if (Options.ReauthenticationAdvice is { } advice && (request.MaxAge is not null || request.Prompt?.Split(' ').Contains("login", StringComparer.Ordinal) == true))
            _logger.ReauthenticationIgnored(Name, request.MaxAge is not null ? "max_age" : "prompt=login", advice);
        _logger.SignInStarted(Name, redirect.Pending.AcrValues.Count == 0 ? "none" : string.Join(' ', redirect.Pending.AcrValues));
        return redirect;
    }

    /// <summary>
    /// Finishes a sign-in: checks the response, redeems the code once, verifies the ID token, the level and userinfo (OIDC Core §3.1.2.7 to §5.3.4).
    /// </summary>
    /// <param name="response">What the browser brought back.</param>
    /// <param name="pending">What was kept for this browser under the response's <c>state</c>. The caller forgets it, whatever happens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see cref="SignedIn"/>, or one of the expected ways not to be.</returns>
    /// <exception cref="UntrustedResponseException">Something that came back must not be believed.</exception>
    /// <exception cref="ProviderErrorException">The token endpoint answered with an OAuth error.</exception>
    /// <exception cref="ProviderUnavailableException">The provider could not be reached.</exception>
    public async Task<SignInOutcome> CompleteSignInAsync(AuthorizationResponse response, PendingSignIn pending, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(pending);
        using var activity = RelyingPartyDiagnostics.Source.StartActivity("relying_party.sign_in");
        activity?.SetTag("relying_party", Name);
        try
        {
            var outcome = await _completion.CompleteAsync(response, pending, cancellationToken);
            activity?.SetTag("outcome", outcome.Name);
            _metrics.SignIn(Name, outcome.Name);
            if (outcome is SignedIn signedIn)
                _logger.SignedIn(Name, signedIn.IdToken.Acr is { } acr ? WireText.Clean(acr, 100) : "not given");
            else
                _logger.SignInEnded(Name, outcome.Name, outcome.Explanation);
            return outcome;
        }
        catch (RelyingPartyException e)
        {
            activity?.SetTag("outcome", e.Code);
            activity?.SetStatus(ActivityStatusCode.Error, e.Code);
            _metrics.SignIn(Name, e.Code);
            _logger.SignInRejected(Name, e.Code, e.Message);
            throw;
        }
    }

    /// <summary>
    /// Whether the application's rules still admit a user: <see cref="CompleteSignInAsync"/> asks this itself; ask again whenever userinfo is read again.
    /// </summary>
    /// <param name="claims">All verified claims of the user, as a sign-in would have them.</param>
    /// <returns>Null when she may enter; else the rule that does not hold.</returns>
    public NotAdmitted? CheckAdmission(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return _admission.Refuse(claims);
    }

    /// <summary>The values that a requirement means here.</summary>
    /// <param name="requirement">Exact values, or names of <see cref="AcrOptions.NamedSets"/> such as <c>TwoFactor</c>.</param>
    /// <returns>The same requirement in exact values.</returns>
    public AcrRequirement Expand(AcrRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return Options.Acr.Expand(requirement);
    }

    /// <summary>Whether this relying party asks the provider for the claim of a rule. If it does not, nobody can meet the rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>True when the claim's scope, or the claim itself, is asked for at every sign-in.</returns>
    public bool AsksFor(AdmissionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return RelyingPartyOptionsRules.AsksFor(Options, rule);
    }

    /// <summary>Gets new tokens (OIDC Core §12). A new ID token must be of the same issuer, client and user.</summary>
    /// <param name="request">The refresh token and what is known of the session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see cref="Refreshed"/>, or <see cref="RefreshRefused"/> or <see cref="RefreshAcrNotReached"/> when the user must sign in again.</returns>
    /// <exception cref="ArgumentException">There is no refresh token.</exception>
    /// <exception cref="UntrustedResponseException">The answer must not be believed.</exception>
    /// <exception cref="ProviderErrorException">The token endpoint answered with an error other than <c>invalid_grant</c>.</exception>
    /// <exception cref="ProviderUnavailableException">The provider could not be reached.</exception>
    public async Task<RefreshOutcome> RefreshAsync(RefreshRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var activity = RelyingPartyDiagnostics.Source.StartActivity("relying_party.refresh");
        activity?.SetTag("relying_party", Name);
        try
        {
            var outcome = await _refresher.RefreshAsync(request, cancellationToken);
            activity?.SetTag("outcome", outcome.Name);
            _logger.RefreshEnded(Name, outcome.Name);
            return outcome;
        }
        catch (RelyingPartyException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Code);
            _logger.RefreshRejected(Name, e.Code, e.Message);
            throw;
        }
    }

    /// <summary>Gives a token back before its time (RFC 7009 §2): a refresh token when its user signs out, or an access token.</summary>
    /// <param name="token">The token, of either kind. One that the provider does not know, or no more, is no error.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the provider has no endpoint for this.</returns>
    /// <exception cref="ProviderErrorException"><c>revocation.error</c>: the provider answered with an OAuth error.</exception>
    /// <exception cref="ProviderUnavailableException"><c>revocation.…</c>: the provider could not be reached.</exception>
    public async Task<bool> RevokeAsync(Secret token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        var isAsked = await _revoker.RevokeAsync(token, cancellationToken);
        if (isAsked)
            _logger.TokenRevoked(Name);
        return isAsked;
    }

    /// <summary>
    /// Asks the provider about a token that somebody showed (RFC 7662 §2), as a service whose callers bring access tokens does. The answer must be signed
    /// (RFC 9701 §5) where <see cref="RelyingPartyOptions.IntrospectionSignedResponseAlg"/> is set.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the provider says. A token that is unknown, revoked or expired is not active.</returns>
    /// <exception cref="UntrustedResponseException"><c>introspection.…</c>: the answer must not be believed.</exception>
    /// <exception cref="ProviderErrorException"><c>introspection.error</c>: the provider answered with an OAuth error.</exception>
    /// <exception cref="ProviderUnavailableException">The provider could not be reached, or has no such endpoint.</exception>
    public async Task<TokenIntrospection> IntrospectAsync(Secret token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        using var activity = RelyingPartyDiagnostics.Source.StartActivity("relying_party.introspect");
        activity?.SetTag("relying_party", Name);
        try
        {
            var answer = await _introspector.IntrospectAsync(token, cancellationToken);
            activity?.SetTag("outcome", answer.IsActive ? "active" : "inactive");
            return answer;
        }
        catch (RelyingPartyException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Code);
            _logger.IntrospectionRejected(Name, e.Code, e.Message);
            throw;
        }
    }

    /// <summary>Makes an end-session request (RP-Initiated Logout 1.0 §2).</summary>
    /// <param name="request">Whose session, and where to go afterwards.</param>
    /// <param name="cancellationToken">Stops the wait for metadata.</param>
    /// <returns>Where to send the browser; null when the provider has no such endpoint.</returns>
    /// <exception cref="ProviderUnavailableException">The provider's metadata was never loaded and cannot be now.</exception>
    public async Task<EndSessionRedirect?> StartSignOutAsync(EndSessionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var metadata = await _provider.GetMetadataAsync(cancellationToken);
        if (metadata.EndSessionEndpoint is not { } endpoint)
            return null;

        var state = RandomText.Create();
        return new(QueryBuilder.Append(endpoint,
        [
            new("client_id", Options.ClientId),
            new("id_token_hint", HintOf(request)),
            new("post_logout_redirect_uri", request.PostLogoutRedirectUri?.OriginalString),
            new("state", state),
        ]), state);
    }

    /// <summary>
    /// Verifies a logout token that somebody posted (OpenID Connect Back-Channel Logout 1.0 §2.6). That it is not used twice is for the caller to
    /// see to: two tokens are the same if their <see cref="LogoutToken.TokenId"/> is.
    /// </summary>
    /// <param name="logoutToken">The token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Which sessions have ended.</returns>
    /// <exception cref="UntrustedResponseException">It must not be believed: <c>logout_token.…</c>.</exception>
    /// <exception cref="ProviderUnavailableException">The provider's metadata or keys were never loaded and cannot be now.</exception>
    public async Task<LogoutToken> ValidateLogoutTokenAsync(string logoutToken, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(logoutToken);
        try
        {
            var token = await _logoutTokens.ValidateAsync(logoutToken, await _provider.GetMetadataAsync(cancellationToken), cancellationToken);
            _logger.LogoutTokenAccepted(Name);
            return token;
        }
        catch (UntrustedResponseException e)
        {
            _logger.LogoutTokenRejected(Name, e.Code, e.Message);
            throw;
        }
    }

    /// <summary>Loads metadata and keys ahead of the first sign-in. A generic host does it by itself.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when both are loaded.</returns>
    /// <exception cref="ProviderUnavailableException">They cannot be loaded.</exception>
    public async Task WarmUpAsync(CancellationToken cancellationToken = default)
    {
        await _provider.GetMetadataAsync(cancellationToken);
        await _provider.GetKeysAsync(cancellationToken);
    }

    private string? HintOf(EndSessionRequest request)
    {
        if (request.IdTokenHint?.Reveal() is not { Length: > MaxIdTokenHintLength } hint)
            return request.IdTokenHint?.Reveal();
        _logger.IdTokenHintLeftOut(Name, hint.Length);
        return null;
    }
}
