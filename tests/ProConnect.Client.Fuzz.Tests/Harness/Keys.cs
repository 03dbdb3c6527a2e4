using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ProConnect.Client.Fuzz.Tests.Documents;

namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>The keys of the provider, made once for the run, and what is signed with them.</summary>
internal static class Keys
{
    public const string ClientSecret = "a-client-secret-of-more-than-32-bytes";

    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly ECDsa Ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly Lock Gate = new();

    public static IReadOnlyList<Member> RsaJwk { get; } = OfRsa(Rsa.ExportParameters(includePrivateParameters: false));

    public static IReadOnlyList<Member> EcJwk { get; } = OfEc(Ec.ExportParameters(includePrivateParameters: false));

    public static string Jwks { get; } = $"{{\"keys\":[{Json(RsaJwk)},{Json(EcJwk)}]}}";

    public static string Sign(string algorithm, byte[] payload)
    {
        var kid = algorithm switch { "HS256" => "", "ES256" => ",\"kid\":\"ec-1\"", _ => ",\"kid\":\"rsa-1\"" };
        var header = $"{{\"typ\":\"JWT\",\"alg\":\"{algorithm}\"{kid}}}";
        var input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(payload)}";
        return $"{input}.{Base64Url.EncodeToString(Signature(algorithm, Encoding.ASCII.GetBytes(input)))}";
    }

    public static byte[] Signature(string algorithm, byte[] input)
    {
        lock (Gate)
        {
            return algorithm switch
            {
                "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), input),
                "ES256" => Ec.SignData(input, HashAlgorithmName.SHA256),
                "PS256" => Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
                _ => Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            };
        }
    }

    private static string Json(IEnumerable<Member> members) => $"{{{string.Join(',', members.Select(static member => $"{member.Name}:{member.Value}"))}}}";

    private static Member[] OfRsa(RSAParameters key) =>
    [
        Member.OfText("kty", "RSA"), Member.OfText("use", "sig"), Member.OfText("kid", "rsa-1"),
        Member.OfText("n", Base64Url.EncodeToString(key.Modulus)), Member.OfText("e", Base64Url.EncodeToString(key.Exponent)),
    ];

    private static Member[] OfEc(ECParameters key) =>
    [
        Member.OfText("kty", "EC"), Member.OfText("use", "sig"), Member.OfText("kid", "ec-1"), Member.OfText("crv", "P-256"), Member.OfText("alg", "ES256"),
        Member.OfText("x", Base64Url.EncodeToString(key.Q.X)), Member.OfText("y", Base64Url.EncodeToString(key.Q.Y)),
    ];
}
