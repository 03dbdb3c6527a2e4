using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Authorization;

namespace ProConnect.Client.AspNetCore;

/// <summary>The two cookies a scheme needs on the way to the provider and back.</summary>
internal sealed class RelyingPartyCookies(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Purpose = "ProConnect.Client.AspNetCore";

    // The cookie outlives the sign-in, so that a late user is told she is late rather than unknown.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    private readonly ConsumedStates _consumed = new();
    private readonly ConcurrentDictionary<string, PendingSignIns> _pending = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProtectedCookie<SignOutEntry>> _signOut = new(StringComparer.Ordinal);

    public PendingSignIns Pending(string scheme, RelyingPartyAuthenticationOptions web, RelyingParty party) => _pending.GetOrAdd(scheme, _ => new PendingSignIns(
        new(
            new($"{scheme}.SignIn", web) { IsSentAcrossSites = party.ResponseMode == ResponseMode.FormPost },
            protection.CreateProtector(Purpose, scheme, "SignIn", "v1"),
            CookieJson.Compact.ListPendingEntry,
            party.PendingSignInLifetime + Grace),
        _consumed,
        party.PendingSignInLifetime,
        time));

    public ProtectedCookie<SignOutEntry> SignOut(string scheme, RelyingPartyAuthenticationOptions web) => _signOut.GetOrAdd(scheme, _ =>
        new(new($"{scheme}.SignOut", web), protection.CreateProtector(Purpose, scheme, "SignOut", "v1"), CookieJson.Compact.SignOutEntry, TimeSpan.FromHours(1)));
}
