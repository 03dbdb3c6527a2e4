using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.ReturnUrls;

internal sealed class ReturnUrlTests
{
    private static readonly string[] Own = ["/proconnect/login", "/proconnect/logout", "/proconnect/callback", "/proconnect/logout/callback"];
    private static readonly string[] PathBases = ["", "", "/base"];

    private static readonly string[] Plain =
        ["/dossiers", "/a", "/b.html", "/c-d_e~f", "/%C3%A9t%C3%A9", "/été", "/a%20b", "/12", "/proconnected", "/login"];

    private static readonly string[] Queries = ["", "", "?a=b", "?q=%C3%A9&x=1", "?returnUrl=%2Fa", "#top", "?a=b#c"];

    private static readonly string[] Hostile =
    [
        "/", "/", "/", "//", "\\", "/\\", "\\/", ":", "@", "?", "#", "%", "%2f", "%2F", "%5c", "%252f", "%25252f", "%2525255c", "%2e", "%2E%2e", "..", ".", ";", "&", "=", "\t", "\n", "\r", "\0", " ", "\u00a0",
        "%09", "%0a", "%0d%0aSet-Cookie:a=b", "%00", "http:", "https:", "HTTPS://", "javascript:alert(1)", "data:", "evil.example", "app.example", "a", "dossiers", "proconnect", "Proconnect", "%70roconnect",
        "login", "LOGIN", "log%69n", "callback", "base", "\uff0f", "\uff3c", "\u2044", "\u2215", "\u29f8", "\u200b", "\u202e", "\u2028", "\ufeff", "\ud800", "\udc00", "\ud83d\ude00", "é", "%ff", "%c0%af", "%e0%80%af",
        "%EF%BC%8F", "<", ">", "\"", "'", "|", "^", "`", "{", "}", "[", "]",
    ];

    [Test]
    public void An_accepted_return_url_leads_to_a_page_of_this_application_in_plain_ASCII()
    {
        var options = new RelyingPartyAuthenticationOptions { PathPrefix = "/proconnect", CallbackPath = Own[2], SignedOutCallbackPath = Own[3] };
        var local = from paths in Gen.Choose(1, 4).SelectMany(static count => Gen.ArrayOf(Gen.Elements(Plain), count))
                    from query in Gen.Elements(Queries)
                    from pathBase in Gen.Elements(PathBases)
                    select new ReturnUrlInput([.. paths, query], pathBase, IsLocal: true);
        var part = Gen.Frequency((12, Gen.Elements(Hostile)), (2, Gen.Elements(Plain)), (1, OddText.Any));
        var hostile = from start in Gen.Frequency((3, Gen.Constant("/")), (1, Gen.Constant("")))
                      from parts in Gen.Choose(1, 8).SelectMany(count => Gen.ArrayOf(part, count))
                      from pathBase in Gen.Elements(PathBases)
                      select new ReturnUrlInput([start, .. parts], pathBase, IsLocal: false);

        var tally = Generated.Check(Gen.Frequency((1, local), (4, hostile)), (input, _) => Check(input, options), static input => input.Simpler());

        tally.ShouldReach("home");
    }

    private static string? Check(ReturnUrlInput input, RelyingPartyAuthenticationOptions options)
    {
        var request = new DefaultHttpContext().Request;
        request.PathBase = input.PathBase;
        var url = input.Url;

        var location = Attempt<string>.Of(url.Length, [], () => LocalUrl.OrHome(url, request, options)).Value!;
        var isSafe = LocalUrl.IsSafe(url, request, options);

        Violation.Unless(isSafe || string.Equals(location, $"{input.PathBase}/", StringComparison.Ordinal), $"What is not safe leads to {Shown.Of(location)}.");
        Violation.Unless(isSafe || !input.IsLocal, "A page of this application is refused.");
        Violation.Unless(location.All(static c => c is > ' ' and <= '~'), $"The header is not plain ASCII: {Shown.Of(location)}");
        Violation.Unless(location.Length <= 2_000, $"The header has {location.Length} characters.");
        var path = BrowserUrl.PathOnOwnOrigin(location);
        Violation.Unless(path is not null, $"The browser leaves for {Shown.Of(location)}.");
        Violation.Unless(!isSafe || BrowserUrl.PathOnOwnOrigin(url) is not null, "The browser leaves for the URL as it was given.");
        CheckNotOwn(path, input.PathBase);
        return isSafe ? null : "home";
    }

    // The server decodes a path once and compares without regard to case.
    private static void CheckNotOwn(string path, string pathBase)
    {
        var decoded = Uri.UnescapeDataString(path);
        if (pathBase.Length > 0 && decoded.StartsWith(pathBase, StringComparison.OrdinalIgnoreCase))
            decoded = decoded[pathBase.Length..];
        Violation.Unless(
            !Own.Any(own => string.Equals(decoded, own, StringComparison.OrdinalIgnoreCase) || decoded.StartsWith($"{own}/", StringComparison.OrdinalIgnoreCase)),
            $"It leads to an endpoint of the sign-in itself: {Shown.Of(path)}");
    }
}
