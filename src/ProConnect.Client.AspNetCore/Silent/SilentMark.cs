using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// What a browser remembers of silent sign-in. Whatever is there keeps it from being sent to the provider, so forging it takes nothing but the convenience,
/// and nothing in it needs protection.
/// </summary>
internal sealed class SilentMark(string scheme, RelyingPartyAuthenticationOptions options)
{
    /// <summary>How long a sign-out is respected at most.</summary>
    public static readonly TimeSpan SignedOutLifetime = TimeSpan.FromDays(180);

    private const string Asked = "asked";
    private const string Tried = "tried";
    private const string SignedOut = "signed-out";

    private readonly HostCookie _cookie = new($"{scheme}.Silent", options);

    public bool IsThere(HttpContext context) => context.Request.Cookies.ContainsKey(_cookie.NameFor(context));

    /// <summary>Whether this browser was asked to remember, and did.</summary>
    public bool IsAsked(HttpContext context) => context.Request.Cookies[_cookie.NameFor(context)] is Asked;

    public void Ask(HttpContext context) => _cookie.Write(context, Asked, lifetime: null);

    /// <summary>Until the browser is closed. Ends what a sign-out left.</summary>
    public void Try(HttpContext context) => _cookie.Write(context, Tried, lifetime: null);

    public void SignOut(HttpContext context) => _cookie.Write(context, SignedOut, SignedOutLifetime);
}
