using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>Sends the signed-in user's access token along, to the addresses it is meant for and nowhere else.</summary>
internal sealed class UserAccessTokenHandler(IHttpContextAccessor requests, string scheme, IReadOnlyList<Uri> addresses, ILogger<RelyingPartyHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is not null)
            return await base.SendAsync(request, cancellationToken);
        if (!IsMeantFor(request))
        {
            logger.AccessTokenNotSent(scheme, request.RequestUri!.Host);
            return await base.SendAsync(request, cancellationToken);
        }

        var token = await FindAsync(refused: null, cancellationToken);
        if (!token.IsAvailable)
            throw new UserAccessTokenException(token.Status, token.Code);
        var response = await SendWithAsync(request, token, cancellationToken);
        // A redirect that was followed has changed the request's address.
        if (response.StatusCode != HttpStatusCode.Unauthorized || !CanBeSentAgain(request.Content) || !IsMeantFor(request))
            return response;

        var next = await FindAsync(token.AccessToken.Reveal(), cancellationToken);
        if (!next.IsAvailable || string.Equals(next.AccessToken.Reveal(), token.AccessToken.Reveal(), StringComparison.Ordinal))
            return response;
        response.Dispose();
        return await SendWithAsync(request, next, cancellationToken);
    }

    private async Task<UserAccessToken> FindAsync(string? refused, CancellationToken cancellationToken)
    {
        var context = requests.HttpContext
            ?? throw new InvalidOperationException("There is no HTTP request under way, so no signed-in user: a client with AddUserAccessToken serves during requests only.");
        return await context.RequestServices.GetRequiredService<UserAccessTokens>().GetAsync(context, scheme, refused, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendWithAsync(HttpRequestMessage request, UserAccessToken token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken!.Reveal());
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // Who sends the request again, maybe elsewhere, must not send the token with it unasked.
            request.Headers.Authorization = null;
        }
    }

    private bool IsMeantFor(HttpRequestMessage request) => addresses.Any(address => IsUnder(address, request.RequestUri!));

    private static bool IsUnder(Uri address, Uri target) =>
        string.Equals(address.Scheme, target.Scheme, StringComparison.Ordinal)
        && string.Equals(address.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.Port == target.Port
        && (target.AbsolutePath + "/").StartsWith(address.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    // Content of other kinds may be a stream that was read.
    private static bool CanBeSentAgain(HttpContent? content) => content is null or ByteArrayContent or ReadOnlyMemoryContent or JsonContent;
}
