using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Sessions;

/// <summary>Who is signed in, by cookie.</summary>
internal sealed class BrokerSessions(SimulatedProvider provider, TimeProvider time)
{
    private readonly string _cookie = $"{provider.CookiePrefix}_session_id";
    private readonly BoundedStore<BrokerSession> _sessions = new();

    public BrokerSession? Current(HttpContext context) =>
        _sessions.Find(context.Request.Cookies[_cookie]) is { } session && session.IsAlive(time.GetUtcNow()) ? session : null;

    /// <summary>Signs a person in, in place of whoever was in this browser.</summary>
    public BrokerSession Start(HttpContext context, Persona persona, string acr, IReadOnlyList<string> amr)
    {
        Current(context)?.End();
        var session = new BrokerSession(persona, acr, amr, time.GetUtcNow(), provider.Lifetimes.Session);
        _sessions.Add(session.Id, session);
        context.Response.Cookies.Append(_cookie, session.Id, BrowserCookie.OptionsOf(provider));
        return session;
    }

    public void End(HttpContext context, BrokerSession session)
    {
        session.End();
        _sessions.Remove(session.Id);
        context.Response.Cookies.Delete(_cookie, BrowserCookie.OptionsOf(provider));
    }

    public void EndAll()
    {
        foreach (var session in _sessions.Values)
            session.End();
    }
}
