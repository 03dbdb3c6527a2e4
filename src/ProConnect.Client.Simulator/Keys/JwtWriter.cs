using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Keys;

/// <summary>Signs JWTs, rightly or as wrongly as asked.</summary>
internal sealed class JwtWriter(KeyRing keys)
{
    public string Write(JwtRequest request)
    {
        var algorithm = JwsAlgorithm.Parse(request.Algorithm);
        var isImpostor = request.Signature is TokenSignature.OtherKey or TokenSignature.UnknownKey;
        var current = keys.Current;

        var header = new JsonObject
        {
            ["alg"] = request.Signature is TokenSignature.None ? "none" : algorithm.Name,
        };
        if (request.Type is { } type)
            header["typ"] = type;
        if (current.IdFor(algorithm) is { } kid)
            header["kid"] = request.Signature is TokenSignature.UnknownKey ? SigningKeys.NewId() : kid;
        request.ChangeHeader?.Invoke(header);

        var input = $"{Encode(header)}.{Encode(request.Claims)}";
        if (request.Signature is TokenSignature.None)
            return $"{input}.";

        var signature = Sign(Encoding.ASCII.GetBytes(input), algorithm, isImpostor ? keys.Impostor : current, MacKey(request, isImpostor));
        if (request.Signature is TokenSignature.Corrupted)
            signature[^1] ^= 1;

        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    private static byte[] Sign(byte[] input, JwsAlgorithm algorithm, SigningKeys signingKeys, byte[] macKey) =>
        algorithm.Family is JwsFamily.Hmac
            ? CryptographicOperations.HmacData(algorithm.Hash, macKey, input)
            : signingKeys.Sign(input, algorithm);

    private static byte[] MacKey(JwtRequest request, bool isImpostor) =>
        Encoding.UTF8.GetBytes(isImpostor ? $"not {request.ClientSecret}" : request.ClientSecret);

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
