using System.Text.Json;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Validation;

/// <summary>Whether a token that must be fresh is: issued just now, valid already, not expired.</summary>
internal static class TokenTimes
{
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(3650);

    public static (DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt) Check(JsonElement claims, RelyingPartyOptions options, DateTimeOffset now, string step)
    {
        var expires = NumericDate.Read(claims, "exp", step) ?? throw TokenClaims.Missing("exp", step);
        var issued = NumericDate.Read(claims, "iat", step) ?? throw TokenClaims.Missing("iat", step);
        if (expires > now + MaxLifetime)
            throw new UntrustedResponseException($"{step}.claim_range", "The claim 'exp' is more than ten years ahead. It should be in seconds.");
        if (expires <= now - options.ClockSkew || expires < issued)
            throw new UntrustedResponseException($"{step}.expired", "The token has expired. If it was just issued, this machine's clock is wrong.");
        if (NumericDate.Read(claims, "nbf", step) > now + options.ClockSkew)
            throw new UntrustedResponseException($"{step}.not_yet_valid", "The token is not valid yet. If it was just issued, this machine's clock is wrong.");
        if (issued > now + options.ClockSkew || issued < now - options.MaxIdTokenAge - options.ClockSkew)
            throw new UntrustedResponseException($"{step}.iat_window", "The token was not issued just now. If it was, this machine's clock is wrong.");
        return (issued, expires);
    }
}
