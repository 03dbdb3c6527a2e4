using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Writes a signed token. Each hook changes one layer of it; with no hook the token is sound.</summary>
internal sealed class JwsScript
{
    public ProviderKey? Key { get; set; }

    public string Type { get; set; } = "JWT";

    public Action<JsonObject>? Header { get; set; }

    public Func<string, string>? HeaderText { get; set; }

    public Action<JsonObject>? Payload { get; set; }

    public Func<string, string>? PayloadText { get; set; }

    public Func<byte[], byte[]>? PayloadBytes { get; set; }

    public Func<string, string>? SigningInput { get; set; }

    public Func<byte[], byte[]>? Signature { get; set; }

    public Func<string, string>? Compact { get; set; }

    public string Write(ProviderKey defaultKey, JsonObject payload)
    {
        var key = Key ?? defaultKey;
        var header = new JsonObject { ["alg"] = key.Algorithm, ["typ"] = Type };
        if (key.Kid is not null)
            header["kid"] = key.Kid;
        Header?.Invoke(header);
        Payload?.Invoke(payload);

        var payloadText = payload.ToJsonString();
        var bytes = Encoding.UTF8.GetBytes(PayloadText?.Invoke(payloadText) ?? payloadText);
        var headerText = header.ToJsonString();
        var input = $"{Encode(Encoding.UTF8.GetBytes(HeaderText?.Invoke(headerText) ?? headerText))}.{Encode(PayloadBytes?.Invoke(bytes) ?? bytes)}";
        input = SigningInput?.Invoke(input) ?? input;
        var signature = key.Sign(Encoding.UTF8.GetBytes(input));
        var compact = $"{input}.{Encode(Signature?.Invoke(signature) ?? signature)}";
        return Compact?.Invoke(compact) ?? compact;
    }

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
