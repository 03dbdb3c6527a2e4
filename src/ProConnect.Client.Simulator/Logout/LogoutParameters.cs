using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Logout;

/// <summary>The parameters of a logout request; all are optional.</summary>
internal sealed partial class LogoutParameters
{
    private static readonly string[] Known = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state", "from_idp"];

    private readonly Func<string, StringValues> _received;

    /// <summary>Reads a query or a form.</summary>
    /// <exception cref="ErrorPageException">A parameter makes no sense.</exception>
    public LogoutParameters(Func<string, StringValues> received)
    {
        _received = received;
        foreach (var name in Known)
            Check(received(name).Count <= 1, name, "must be a string");

        Check(PostLogoutRedirectUri is not { } uri || WebUri().IsMatch(uri), "post_logout_redirect_uri", "must be a URL");
    }

    public string? IdTokenHint => Read("id_token_hint");

    public string? ClientId => Read("client_id");

    public string? PostLogoutRedirectUri => Read("post_logout_redirect_uri");

    public string? State => Read("state");

    /// <summary>Whether the user comes back from the logout of her identity provider.</summary>
    public bool IsFromIdentityProvider => Read("from_idp") is "true";

    private string? Read(string name) => _received(name).ToString() is { Length: > 0 } value ? value : null;

    private static void Check(bool condition, string name, string problem)
    {
        if (!condition)
            throw ErrorPageException.Malformed($"{name} {problem}");
    }

    [GeneratedRegex(@"\Ahttps?://[^/].+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebUri();
}
