using System.Text;
using System.Text.Json;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Introspection;

/// <summary>Asks the provider about a token (RFC 7662), and believes a signed answer only if it is one to this question and this client (RFC 9701).</summary>
internal sealed class TokenIntrospector(
    RelyingPartyOptions options, ProviderConfiguration provider, ClientFormPost forms, SignatureVerifier signatures, TimeProvider time)
{
    private const string Step = "introspection";
    private const string JwtType = "token-introspection+jwt";

    public async Task<TokenIntrospection> IntrospectAsync(Secret token, CancellationToken cancellationToken)
    {
        var metadata = await provider.GetMetadataAsync(cancellationToken);
        var endpoint = metadata.IntrospectionEndpointToUse
            ?? throw new ProviderUnavailableException("introspection.no_endpoint", "The provider announces no introspection_endpoint: it cannot be asked about tokens.");

        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = token.Reveal() };
        var accept = options.IntrospectionSignedResponseAlg is null ? "application/json" : $"application/{JwtType}";
        var (response, error) = await forms.SendAsync(endpoint, form, accept, Step, cancellationToken);
        if (!response.IsSuccess)
            throw forms.Failure(error, response.Status, endpoint.Host, Step);

        return TokenIntrospection.Read(await ReadAsync(response, metadata, cancellationToken), metadata.Issuer, time.GetUtcNow());
    }

    private async ValueTask<JsonElement> ReadAsync(BackChannelResponse response, ProviderMetadata metadata, CancellationToken cancellationToken)
    {
        if (options.IntrospectionSignedResponseAlg is { } alg)
        {
            return response.Is($"application/{JwtType}")
                ? await VerifyAsync(response, metadata, alg, cancellationToken)
                : throw new UntrustedResponseException("introspection.signature",
                    $"The answer is not signed although {alg} is configured (IntrospectionSignedResponseAlg). If this client is registered without signed answers, remove that setting.");
        }

        return response.Is("application/json")
            ? response.ReadJson(Step)
            : throw new ProviderUnavailableException("introspection.content_type", $"The media type of the answer is '{WireText.Clean(response.MediaType ?? "none", 100)}', not JSON.");
    }

    private async ValueTask<JsonElement> VerifyAsync(BackChannelResponse response, ProviderMetadata metadata, string alg, CancellationToken cancellationToken)
    {
        var jwt = JsonWebSignature.Parse(Encoding.UTF8.GetString(response.Body), Step);
        await signatures.VerifyAsync(jwt, alg, [], Step, senderTriesAgain: true, cancellationToken);

        // Other tokens of the provider are signed with the same key: without its own type, one of those could pass for an answer (RFC 9701 §8.1).
        TokenClaims.CheckOwnType(jwt, Step, JwtType);
        TokenClaims.CheckIssuer(jwt.Payload, metadata.Issuer, Step);
        TokenClaims.CheckAudience(jwt.Payload, options.ClientId!, Step);
        CheckTimes(jwt.Payload);
        return jwt.Payload.TryGetProperty("token_introspection", out var answer) && answer.ValueKind == JsonValueKind.Object
            ? answer
            : throw TokenClaims.Missing("token_introspection", Step);
    }

    // It has no lifetime of its own (RFC 9701 §5): an answer that is not of now may be one of before the token was revoked.
    private void CheckTimes(JsonElement claims)
    {
        var now = time.GetUtcNow();
        var issued = NumericDate.Read(claims, "iat", Step) ?? throw TokenClaims.Missing("iat", Step);
        if (issued > now + options.ClockSkew || issued < now - options.ClockSkew - options.Http.Timeout)
            throw new UntrustedResponseException("introspection.iat_window", "The answer was not issued just now. If it was, this machine's clock is wrong.");
        if (NumericDate.Read(claims, "exp", Step) <= now - options.ClockSkew)
            throw new UntrustedResponseException("introspection.expired", "The answer has expired. If it was just issued, this machine's clock is wrong.");
    }
}
