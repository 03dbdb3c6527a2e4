using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>Reads the access token that a request shows (RFC 6750 §2.1): from the header, never from the query or a form.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer";
    private const int MaxLength = 4096;
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/");

    /// <summary>Finds the token.</summary>
    /// <returns>False when the request shows none. A token that is not well-formed is null.</returns>
    public static bool TryFind(HttpRequest request, out string? token)
    {
        token = null;
        var values = request.Headers.Authorization;
        if (!values.Any(IsBearer))
            return false;
        if (values is [{ } only] && only[Scheme.Length..].Trim(' ') is { Length: > 0 and <= MaxLength } text && IsWellFormed(text))
            token = text;
        return true;
    }

    private static bool IsBearer(string? value) =>
        value is not null && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (value.Length == Scheme.Length || value[Scheme.Length] is ' ');

    private static bool IsWellFormed(string text)
    {
        var body = text.AsSpan().TrimEnd('=');
        return body.Length > 0 && !body.ContainsAnyExcept(Characters);
    }
}
