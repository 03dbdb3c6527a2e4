using System.Buffers.Text;
using System.Text;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Validation;

/// <summary>A signed token to which one thing is done.</summary>
/// <param name="Token">The token as the provider signed it.</param>
/// <param name="Algorithm">The algorithm it was signed with, which is the one that is expected.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Position">Where, counted round.</param>
/// <param name="Text">What is put there.</param>
internal sealed record Tampering(string Token, string Algorithm, TamperKind Kind, int Position, string Text)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly string[] Headers =
    [
        """{"alg":"none"}""", """{"alg":"None","kid":"rsa-1"}""", """{"alg":"HS256"}""", """{"alg":"RS256","kid":"rsa-1"}""", """{"alg":"RS256"}""", """{"alg":"ES256","kid":"rsa-1"}""",
        """{"alg":"ES256","kid":"ec-1"}""", """{"alg":"PS256"}""", """{"alg":"RS512","kid":"rsa-1"}""", """{"alg":"RS256","kid":"unknown"}""", """{"alg":"ES256","kid":"unknown"}""",
        """{"alg":"RS256","crit":["exp"]}""", """{"alg":"RS256","b64":false}""", """{"alg":"RS256","jku":"https://evil.example/jwks"}""", """{"alg":"ES256","jwk":{"kty":"EC"}}""",
        """{"alg":"HS256","kid":"../../dev/null"}""", """{"alg":["HS256"]}""", """{"alg":"RS256","alg":"HS256"}""", "{}", "[]", "",
    ];

    public string Apply()
    {
        var at = Position % Token.Length;
        var parts = Token.Split('.');
        return Kind switch
        {
            TamperKind.ReplaceWithinAlphabet => $"{Token[..at]}{Alphabet[Position % Alphabet.Length]}{Token[(at + 1)..]}",
            TamperKind.ReplaceWithAnything => $"{Token[..at]}{Text}{Token[(at + 1)..]}",
            TamperKind.Delete => Token.Remove(at, Math.Min(Token.Length - at, 1 + (Position % 3))),
            TamperKind.Insert => Token.Insert(at, Text),
            TamperKind.SwapNeighbours when at > 0 => $"{Token[..(at - 1)]}{Token[at]}{Token[at - 1]}{Token[(at + 1)..]}",
            TamperKind.Truncate => Token[..at],
            TamperKind.Append => Token + Text,
            TamperKind.FlipCase => $"{Token[..at]}{(char)(char.IsAsciiLetter(Token[at]) ? Token[at] ^ 0x20 : Token[at])}{Token[(at + 1)..]}",
            TamperKind.OtherHeader => $"{Encode(Headers[Position % Headers.Length])}.{parts[1]}.{parts[2]}",
            TamperKind.OtherPayload => $"{parts[0]}.{Encode("{\"sub\":\"mallory\"," + Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]))[1..])}.{parts[2]}",
            TamperKind.OtherSignature => $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[Position % 300])}",
            TamperKind.MoveDot => Token.Replace(".", "", StringComparison.Ordinal).Insert(at % (Token.Length - 2), Position % 2 == 0 ? ".." : "."),
            _ => Token,
        };
    }

    public override string ToString() => $"{Algorithm} {Kind} {Position} {Shown.Of(Text)}: {Shown.Of(Apply())}";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
