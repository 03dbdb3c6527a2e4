using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProConnect.Client.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Calls services on behalf of the signed-in user.</summary>
public static class UserAccessTokenHttpClientBuilderExtensions
{
    /// <summary>
    /// Sends the access token of the signed-in user with this client's requests, renewed if it is about to expire. After a 401, a request whose content can be sent
    /// again is sent once more with a new token. A request without a token to send fails with <see cref="UserAccessTokenException"/>.
    /// </summary>
    /// <param name="builder">The client.</param>
    /// <param name="scheme">The scheme the user signs in with; its setting <c>KeepUserTokens</c> must be true.</param>
    /// <param name="addresses">Where the token may go: requests under one of these addresses have it, others do not. Each is https, or loopback.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no address, or one is not an absolute https address.</exception>
    public static IHttpClientBuilder AddUserAccessToken(this IHttpClientBuilder builder, string scheme, params Uri[] addresses)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        ArgumentNullException.ThrowIfNull(addresses);
        if (addresses.Length == 0)
            throw new ArgumentException("Write the address of the service that the token is for: AddUserAccessToken(scheme, new Uri(\"https://service.example/\")).", nameof(addresses));
        if (Array.Find(addresses, static address => !IsFit(address)) is { } unfit)
            throw new ArgumentException($"A token cannot be sent to '{unfit}'. Write an absolute https address without query; plain http is for loopback only.", nameof(addresses));

        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(new UserTokensWanted(scheme));
        return builder.AddHttpMessageHandler(services => new UserAccessTokenHandler(
            services.GetRequiredService<IHttpContextAccessor>(), scheme, [.. addresses], services.GetRequiredService<ILogger<RelyingPartyHandler>>()));
    }

    private static bool IsFit(Uri address) => address.IsAbsoluteUri && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
        && (string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || (address.IsLoopback && string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal)));
}
