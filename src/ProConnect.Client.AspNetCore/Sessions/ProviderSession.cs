using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Logout;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.AspNetCore;

/// <summary>The session at the provider that a session of ours came from: by fingerprints, as the provider may later name it.</summary>
/// <param name="Subject">The user.</param>
/// <param name="SessionId">The <c>sid</c>; null when the ID token had none.</param>
/// <param name="StartedAt">When the sign-in started, or the ID token was issued if that is earlier.</param>
internal sealed record ProviderSession(string Subject, string? SessionId, DateTimeOffset StartedAt)
{
    private const string Key = ".rp_provider";

    public static void Store(AuthenticationProperties properties, RelyingParty relyingParty, IdToken token, DateTimeOffset startedAt)
    {
        var subject = SubjectOf(relyingParty.Issuer, relyingParty.ClientId, token.Subject);
        var sessionId = token.SessionId is { } sid ? Fingerprint.Of(relyingParty.Issuer, relyingParty.ClientId, "sid", sid) : "";
        properties.Items[Key] = string.Create(CultureInfo.InvariantCulture, $"{subject}.{sessionId}.{Math.Min(token.IssuedAt.ToUnixTimeSeconds(), startedAt.ToUnixTimeSeconds())}");
    }

    /// <summary>Passes it on when an application signs in again by itself, as to change a claim.</summary>
    public static void Keep(AuthenticationProperties current, AuthenticationProperties replacement)
    {
        if (current.Items.TryGetValue(Key, out var known))
            replacement.Items.TryAdd(Key, known);
    }

    public static ProviderSession? Find(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Key, out var text) && text?.Split('.') is [{ } subject, { } sessionId, { } seconds]
            ? new(subject, sessionId.Length == 0 ? null : sessionId, DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)))
            : null;

    public static string SubjectOf(string issuer, string clientId, string subject) => Fingerprint.Of(issuer, clientId, "sub", subject);

    /// <summary>What a logout token names, in the same words.</summary>
    public static (string? Subject, string? SessionId) Named(LogoutToken token) => (
        token.Subject is { } sub ? SubjectOf(token.Issuer, token.ClientId, sub) : null,
        token.SessionId is { } sid ? Fingerprint.Of(token.Issuer, token.ClientId, "sid", sid) : null);
}
