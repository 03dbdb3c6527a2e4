using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>The sign-ins a browser has started and not finished: several tabs fit, the oldest makes room for the newest.</summary>
internal sealed class PendingSignIns(ProtectedCookie<List<PendingEntry>> cookie, ConsumedStates consumed, TimeSpan lifetime, TimeProvider time)
{
    private const int MaxEntries = 8;

    /// <summary>Remembers a sign-in.</summary>
    /// <exception cref="InvalidOperationException">Its properties alone do not fit into a cookie.</exception>
    public void Add(HttpContext context, PendingEntry entry)
    {
        var entries = Current(context);
        entries.Add(entry);
        if (entries.Count > MaxEntries)
            entries.RemoveRange(0, entries.Count - MaxEntries);
        while (!cookie.TryWrite(context, entries))
        {
            if (entries.Count == 1)
                throw new InvalidOperationException("The AuthenticationProperties of this challenge are too large for a cookie. Put less into their Items.");
            entries.RemoveAt(0);
        }
    }

    /// <summary>Takes the sign-in out, so that it serves once.</summary>
    public PendingEntry? Take(HttpContext context, string? state, out bool hadAny)
    {
        var entries = Read(context);
        hadAny = entries.Count > 0;
        var entry = entries.Find(e => string.Equals(e.SignIn.State, state, StringComparison.Ordinal));
        if (entry is null)
            return null;

        entries.Remove(entry);
        entries.RemoveAll(IsOver);
        if (entries.Count == 0)
            cookie.Delete(context);
        else
            cookie.TryWrite(context, entries);
        return consumed.TryConsume(entry.SignIn.State) ? entry : null;
    }

    private List<PendingEntry> Current(HttpContext context)
    {
        var entries = Read(context);
        entries.RemoveAll(IsOver);
        return entries;
    }

    // Another version of the application may have written it with the same keys.
    private List<PendingEntry> Read(HttpContext context)
    {
        var entries = cookie.Read(context) ?? [];
        entries.RemoveAll(static entry => entry is not { SignIn: { RedirectUri.IsAbsoluteUri: true, AcrValues: { } levels } } || levels.Any(static level => level is null));
        return entries;
    }

    private bool IsOver(PendingEntry entry) => time.GetUtcNow() - entry.SignIn.StartedAt > lifetime;
}
