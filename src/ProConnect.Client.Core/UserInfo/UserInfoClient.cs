using System.Net.Http.Headers;
using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.UserInfo;

/// <summary>Fetches claims about the user and believes them only if they are of this user and, where signing is registered, signed (OIDC Core §5.3).</summary>
internal sealed class UserInfoClient(RelyingPartyOptions options, BackChannel backChannel, SignatureVerifier signatures, TimeProvider time)
{
    private const string Step = "userinfo";

    public async Task<ClaimSet> GetAsync(ProviderMetadata metadata, Secret accessToken, string subject, CancellationToken cancellationToken)
    {
        var endpoint = metadata.UserInfoEndpointToUse!;
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken.Reveal());
        request.Headers.Accept.ParseAdd("application/jwt");
        request.Headers.Accept.ParseAdd("application/json");

        var response = await backChannel.SendAsync(request, Step, cancellationToken);
        if (!response.IsSuccess && response.ReadError([accessToken.Reveal()]) is { } error)
            throw new ProviderErrorException("userinfo.error", error, (int)response.Status, options.AdviceFor(error, Step));
        if (!response.IsSuccess)
            throw new ProviderUnavailableException("userinfo.http_status", $"{endpoint.Host} answered with HTTP status {(int)response.Status}.");

        var claims = await ReadAsync(response, metadata, cancellationToken);
        UserInfoSubject.Check(claims, subject, options.AcceptsNumericUserInfoSubject);
        return ClaimSet.FromObject(claims);
    }

    private async ValueTask<JsonElement> ReadAsync(BackChannelResponse response, ProviderMetadata metadata, CancellationToken cancellationToken)
    {
        if (response.Is("application/jwt"))
            return await VerifyAsync(response, metadata, cancellationToken);
        if (!response.Is("application/json"))
            throw new ProviderUnavailableException("userinfo.content_type", $"The media type of userinfo is '{WireText.Clean(response.MediaType ?? "none", 100)}', neither JSON nor a JWT.");
        if (options.UserInfoSignedResponseAlg is { } alg)
        {
            throw new UntrustedResponseException("userinfo.signature",
                $"Userinfo is not signed although {alg} is configured (UserInfoSignedResponseAlg). If this client is registered without signed userinfo, remove that setting.");
        }

        return response.ReadJson(Step);
    }

    private async ValueTask<JsonElement> VerifyAsync(BackChannelResponse response, ProviderMetadata metadata, CancellationToken cancellationToken)
    {
        var token = JsonWebSignature.Parse(System.Text.Encoding.UTF8.GetString(response.Body), Step);
        await signatures.VerifyAsync(token, options.UserInfoSignedResponseAlg, metadata.UserInfoSigningAlgValuesSupported, Step, senderTriesAgain: false, cancellationToken);
        TokenClaims.CheckType(token, Step);
        TokenClaims.CheckIssuer(token.Payload, metadata.Issuer, Step);
        TokenClaims.CheckAudience(token.Payload, options.ClientId!, Step);

        var now = time.GetUtcNow();
        if (NumericDate.Read(token.Payload, "exp", Step) <= now - options.ClockSkew)
            throw new UntrustedResponseException("userinfo.expired", "The signed userinfo has expired.");
        if (NumericDate.Read(token.Payload, "iat", Step) > now + options.ClockSkew)
            throw new UntrustedResponseException("userinfo.iat_window", "The signed userinfo is from the future. If it was just issued, this machine's clock is wrong.");
        return token.Payload;
    }
}
