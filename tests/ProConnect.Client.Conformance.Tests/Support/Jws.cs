using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>The three parts of a compact token, to be taken apart and put together as wrongly as a case wants.</summary>
internal sealed record Jws(string Header, string Payload, string Signature)
{
    public string Input => $"{Header}.{Payload}";

    public byte[] HeaderBytes => Base64Url.DecodeFromChars(Header);

    public byte[] PayloadBytes => Base64Url.DecodeFromChars(Payload);

    public byte[] SignatureBytes => Base64Url.DecodeFromChars(Signature);

    public JsonObject HeaderJson => JsonNode.Parse(HeaderBytes)!.AsObject();

    public JsonObject PayloadJson => JsonNode.Parse(PayloadBytes)!.AsObject();

    public string Algorithm => (string)HeaderJson["alg"]!;

    public static Jws Parse(string compact)
    {
        var parts = compact.Split('.');
        return new Jws(parts[0], parts[1], parts[2]);
    }

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public override string ToString() => $"{Header}.{Payload}.{Signature}";
}
