using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProConnect.Client.Simulator.Keys;

namespace ProConnect.Client.Simulator.Logout;

/// <summary>An ID token given back at logout. It may have expired; its signature and its issuer must be right.</summary>
internal sealed class IdTokenHint
{
    private readonly string[] _parts;
    private readonly JwsAlgorithm _algorithm;
    private readonly string? _issuer;

    /// <summary>Reads a hint without believing it yet.</summary>
    /// <exception cref="FormatException">It is no ID token.</exception>
    public IdTokenHint(string jwt)
    {
        _parts = jwt.Split('.');
        if (_parts.Length != 3)
            throw new FormatException("A JWT has three parts.");

        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(_parts[0]));
            using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(_parts[1]));
            _algorithm = JwsAlgorithm.TryParse(ReadString(header, "alg")) ?? throw new FormatException("Unknown algorithm.");
            _issuer = ReadString(payload, "iss");
            Audience = ReadString(payload, "aud");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new FormatException("A JWT holds JSON.", malformed);
        }
    }

    public string? Audience { get; }

    public bool IsIssuedTo(SimulatedClient client, Broker broker) =>
        string.Equals(_issuer, broker.Issuer, StringComparison.Ordinal)
        && string.Equals(_algorithm.Name, client.IdTokenSignedResponseAlg, StringComparison.Ordinal)
        && HasValidSignature(client, broker.Keys);

    private bool HasValidSignature(SimulatedClient client, KeyRing keys)
    {
        if (!Base64Url.IsValid(_parts[2]))
            return false;

        var input = Encoding.ASCII.GetBytes($"{_parts[0]}.{_parts[1]}");
        var signature = Base64Url.DecodeFromChars(_parts[2]);
        if (_algorithm.Family is not JwsFamily.Hmac)
            return keys.Published.Any(key => key.Verify(input, signature, _algorithm));

        var expected = CryptographicOperations.HmacData(_algorithm.Hash, Encoding.UTF8.GetBytes(client.ClientSecret), input);
        return CryptographicOperations.FixedTimeEquals(expected, signature);
    }

    private static string? ReadString(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
