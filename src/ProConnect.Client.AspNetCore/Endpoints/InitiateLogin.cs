using Microsoft.AspNetCore.Http;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// What another site asks for when it sends a browser here to sign in (OIDC Core §4). It may come from anywhere, so it decides
/// nothing but which page of this application is opened after a sign-in like any other.
/// </summary>
internal static class InitiateLogin
{
    private const int MaxHintLength = 254;
    private const int MaxValueLength = 2_000;

    private static readonly string[] Known = ["iss", "login_hint", "target_link_uri"];

    /// <summary>Reads the request; null when it was a form, which the browser is sent to ask again by a link.</summary>
    /// <exception cref="UntrustedResponseException"><c>third_party_login.iss_unknown</c>, <c>third_party_login.malformed</c>.</exception>
    public static async Task<SignInProperties?> ReadAsync(HttpRequest request, string issuer, RelyingPartyAuthenticationOptions options, TimeProvider time)
    {
        var parameters = await ReadParametersAsync(request, time);
        if (!string.Equals(CallbackParameters.Single(parameters, "iss"), issuer, StringComparison.Ordinal))
            throw new UntrustedResponseException("third_party_login.iss_unknown", "A sign-in was asked for without 'iss', or with a provider that this scheme does not know.");

        if (!HttpMethods.IsGet(request.Method))
        {
            AskAgain(request, parameters);
            return null;
        }

        return new SignInProperties
        {
            RedirectUri = CallbackParameters.Single(parameters, "target_link_uri") is { } target ? LocalPart(target, request, options) : LocalUrl.HomeOf(request),
            LoginHint = CallbackParameters.Single(parameters, "login_hint") is { Length: > 0 and <= MaxHintLength } hint ? hint : null,
            AlwaysRedirect = true,
        };
    }

    // A form of another site brings no Lax cookie: the sign-ins that this browser has under way would be forgotten.
    private static void AskAgain(HttpRequest request, IReadOnlyList<KeyValuePair<string, string?>> parameters)
    {
        var query = QueryString.Create(Known.Select(name => KeyValuePair.Create(name, CallbackParameters.Single(parameters, name))).Where(static p => p.Value is { Length: <= MaxValueLength }));
        request.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        request.HttpContext.Response.Headers.Location = (request.PathBase + request.Path + query).ToString();
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string?>>> ReadParametersAsync(HttpRequest request, TimeProvider time)
    {
        if (HttpMethods.IsGet(request.Method))
            return CallbackParameters.Flatten(request.Query);
        var (form, _) = await SmallForm.ReadAsync(request, time);
        return form is not null
            ? [.. CallbackParameters.Flatten(request.Query), .. CallbackParameters.Flatten(form)]
            : throw new UntrustedResponseException("third_party_login.malformed", "A sign-in was asked for by a request that is neither a GET nor a small form.");
    }

    // The specification has an absolute address here; only one of this application is of use.
    private static string LocalPart(string target, HttpRequest request, RelyingPartyAuthenticationOptions options) =>
        PublicOrigin.TryMakeAbsolute(request, "/", options, out var home) && target.StartsWith(home.GetLeftPart(UriPartial.Authority) + "/", StringComparison.Ordinal)
            ? target[home.GetLeftPart(UriPartial.Authority).Length..]
            : target;
}
