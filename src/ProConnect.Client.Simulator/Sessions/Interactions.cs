using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Sessions;

/// <summary>The authorization requests in progress. Each is bound by a cookie to the browser that began it.</summary>
internal sealed class Interactions(TimeProvider time)
{
    public const string CookieName = "pc_interaction";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly BoundedStore<Interaction> _interactions = new(capacity: 1_000);

    public Interaction Begin(HttpContext context, AuthorizationRequest request)
    {
        var interaction = new Interaction(request, BrowserId(context), time.GetUtcNow() + Lifetime);
        _interactions.Add(interaction.Id, interaction);
        return interaction;
    }

    /// <summary>Finds the interaction of a page.</summary>
    /// <exception cref="ErrorPageException">Unknown, over, expired, or another browser's.</exception>
    public Interaction Find(HttpContext context, string id)
    {
        var interaction = _interactions.Find(id);
        var isTheirs = interaction is not null
            && string.Equals(interaction.BrowserId, context.Request.Cookies[CookieName], StringComparison.Ordinal)
            && time.GetUtcNow() < interaction.ExpiresAt;

        return isTheirs
            ? interaction!
            : throw new ErrorPageException(StatusCodes.Status400BadRequest, "oidc-provider-error:session-not-found", "session not found");
    }

    public void End(Interaction interaction) => _interactions.Remove(interaction.Id);

    private static string BrowserId(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is { Length: 43 } known)
            return known;

        var fresh = RandomValue.Create();
        context.Response.Cookies.Append(CookieName, fresh, BrowserCookie.Options);
        return fresh;
    }
}
