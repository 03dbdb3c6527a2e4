using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>
/// One thing wrong with a token that is sound otherwise. It does not say which token: the ID token of a sign-in or of a refresh,
/// signed userinfo, a logout token.
/// </summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Reason">Why it must be refused: what comes after <c>id_token.</c> or <c>userinfo.</c></param>
/// <param name="Change">Takes the sound token in compact form and gives the text that is sent.</param>
internal sealed record TokenCase(string Name, string Reason, Func<TokenForge, string, string> Change)
{
    /// <summary>The code when the token endpoint's answer is refused for it, before anybody looks at the ID token in it.</summary>
    public string? AtTokenEndpoint { get; init; }

    /// <summary>Whether the whole answer is refused for its size.</summary>
    public bool IsTooLongToRead { get; init; }

    public override string ToString() => Name;

    public static TokenCase Header(string name, string reason, Action<JsonObject> change) => new(name, reason, (forge, token) =>
    {
        var jws = Jws.Parse(token);
        var header = jws.HeaderJson;
        change(header);
        return forge.Write(jws, header);
    });

    public static TokenCase HeaderText(string name, string reason, Func<string, string> change) => new(name, reason, (forge, token) =>
    {
        var jws = Jws.Parse(token);
        return forge.Write(jws.Algorithm, Jws.Encode(change(Encoding.UTF8.GetString(jws.HeaderBytes))), jws.Payload);
    });

    public static TokenCase Claims(string name, string reason, Action<JsonObject, TokenForge> change) => new(name, reason, (forge, token) =>
    {
        var jws = Jws.Parse(token);
        var claims = jws.PayloadJson;
        change(claims, forge);
        return forge.Write(jws, Encoding.UTF8.GetBytes(claims.ToJsonString()));
    });

    /// <summary>A claim of this JSON, to the letter.</summary>
    public static TokenCase Claim(string name, string reason, string claim, string json) => Claims(name, reason, (claims, _) => claims[claim] = JsonNode.Parse(json));

    public static TokenCase Payload(string name, string reason, Func<byte[], byte[]> change) => new(name, reason, (forge, token) =>
    {
        var jws = Jws.Parse(token);
        return forge.Write(jws, change(jws.PayloadBytes));
    });

    public static TokenCase PayloadText(string name, string reason, Func<string, string> change) =>
        Payload(name, reason, bytes => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes))));

    public static TokenCase Signature(string name, string reason, Func<byte[], byte[]> change) => new(name, reason, (_, token) =>
    {
        var jws = Jws.Parse(token);
        return (jws with { Signature = Jws.Encode(change(jws.SignatureBytes)) }).ToString();
    });

    public static TokenCase Compact(string name, string reason, Func<string, string> change) => new(name, reason, (_, token) => change(token));
}
