using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Sessions;

/// <summary>The authorization requests in progress. Each is bound by a cookie to the browser that began it.</summary>
internal sealed class Interactions(SimulatedProvider provider, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly string _cookie = $"{provider.CookiePrefix}_interaction";
    private readonly BoundedStore<Interaction> _interactions = new(capacity: 1_000);

    public Interaction Begin(HttpContext context, AuthorizationRequest request)
    {
        var interaction = new Interaction(provider, request, BrowserId(context), time.GetUtcNow() + Lifetime);
        _interactions.Add(interaction.Id, interaction);
        return interaction;
    }

    /// <summary>Finds the interaction of a page.</summary>
    /// <exception cref="ErrorPageException">Unknown, over, expired, or another browser's.</exception>
    public Interaction Find(HttpContext context)
    {
        var interaction = _interactions.Find(InteractionPaths.IdIn(context.Request.Path.Value![provider.IssuerPath.Length..]));
        var isTheirs = interaction is not null
            && string.Equals(interaction.BrowserId, context.Request.Cookies[_cookie], StringComparison.Ordinal)
            && time.GetUtcNow() < interaction.ExpiresAt;

        return isTheirs
            ? interaction!
            : throw new ErrorPageException(StatusCodes.Status400BadRequest, "oidc-provider-error:session-not-found", "session not found");
    }

    public void End(Interaction interaction) => _interactions.Remove(interaction.Id);

    private string BrowserId(HttpContext context)
    {
        if (context.Request.Cookies[_cookie] is { Length: 43 } known)
            return known;

        var fresh = RandomValue.Create();
        context.Response.Cookies.Append(_cookie, fresh, BrowserCookie.OptionsOf(provider));
        return fresh;
    }
}
