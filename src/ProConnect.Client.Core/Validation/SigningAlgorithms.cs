namespace ProConnect.Client.Core.Validation;

/// <summary>The signature algorithms that are understood (RFC 7518 §3.1). There is no <c>none</c>.</summary>
public static class SigningAlgorithms
{
    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256, verified with a key of the provider.</summary>
    public const string RS256 = "RS256";

    /// <summary>RSASSA-PSS with SHA-256, verified with a key of the provider.</summary>
    public const string PS256 = "PS256";

    /// <summary>ECDSA with P-256 and SHA-256, verified with a key of the provider.</summary>
    public const string ES256 = "ES256";

    /// <summary>HMAC with SHA-256, verified with the client secret. Used only where it is configured, never because a provider announces it.</summary>
    public const string HS256 = "HS256";

    internal static readonly string[] Asymmetric = [RS256, PS256, ES256];

    internal static readonly string[] All = [RS256, PS256, ES256, HS256];

    internal static string? KeyTypeOf(string algorithm) => algorithm switch
    {
        RS256 or PS256 => "RSA",
        ES256 => "EC",
        _ => null,
    };
}
