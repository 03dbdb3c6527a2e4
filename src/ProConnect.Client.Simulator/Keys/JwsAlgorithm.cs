using System.Security.Cryptography;

namespace ProConnect.Client.Simulator.Keys;

/// <summary>A signature algorithm of RFC 7518 §3, from its name.</summary>
internal readonly record struct JwsAlgorithm(string Name, JwsFamily Family, HashAlgorithmName Hash)
{
    public static JwsAlgorithm Parse(string name) => TryParse(name)
        ?? throw new ArgumentException($"'{name}' is no signature algorithm: RS, PS, ES or HS, followed by 256, 384 or 512.", nameof(name));

    public static JwsAlgorithm? TryParse(string? name)
    {
        if (name is not { Length: 5 })
            return null;

        JwsFamily? family = name[..2] switch
        {
            "RS" => JwsFamily.Rsa,
            "PS" => JwsFamily.RsaPss,
            "ES" => JwsFamily.Ec,
            "HS" => JwsFamily.Hmac,
            _ => null,
        };
        HashAlgorithmName? hash = name[2..] switch
        {
            "256" => HashAlgorithmName.SHA256,
            "384" => HashAlgorithmName.SHA384,
            "512" => HashAlgorithmName.SHA512,
            _ => null,
        };

        return family is null || hash is null ? null : new JwsAlgorithm(name, family.Value, hash.Value);
    }
}
