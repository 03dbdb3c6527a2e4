using System.Security.Cryptography;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Keys made once for the whole run.</summary>
internal static class Keys
{
    public static readonly RSA FirstRsa = RSA.Create(2048);
    public static readonly RSA SecondRsa = RSA.Create(2048);
    public static readonly ECDsa FirstEc = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public static readonly ECDsa SecondEc = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static readonly ProviderKey Rs256 = ProviderKey.Rsa(FirstRsa, "rsa-1");
    public static readonly ProviderKey Ps256 = ProviderKey.Rsa(FirstRsa, "rsa-1", "PS256");
    public static readonly ProviderKey Es256 = ProviderKey.Ec(FirstEc, "ec-1");
    public static readonly ProviderKey NextRs256 = ProviderKey.Rsa(SecondRsa, "rsa-2");
    public static readonly ProviderKey NextEs256 = ProviderKey.Ec(SecondEc, "ec-2");
}
