using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>An authority that issues certificates for clients and servers. Their keys exist in memory only.</summary>
internal sealed class Authority
{
    public const string ForClients = "1.3.6.1.5.5.7.3.2";
    public const string ForServers = "1.3.6.1.5.5.7.3.1";
    public const string ForAnything = "2.5.29.37.0";

    public static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset FarAhead = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Authority(X509Certificate2 certificate) => Certificate = certificate;

    public X509Certificate2 Certificate { get; }

    public static Authority Create(string name, Authority? issuer = null)
    {
        using var key = NewKey();
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return new(issuer is null ? request.CreateSelfSigned(LongAgo, FarAhead.AddYears(1)) : issuer.Sign(request, key, LongAgo, FarAhead));
    }

    public X509Certificate2 Issue(string name, string? usage, DateTimeOffset? from = null, DateTimeOffset? until = null, params string[] hosts)
    {
        using var key = NewKey();
        var request = Request(name, key);
        Describe(request, usage, hosts);
        return Sign(request, key, from ?? LongAgo, until ?? FarAhead);
    }

    public static X509Certificate2 SelfSigned(string name, string usage, params string[] hosts)
    {
        using var key = NewKey();
        var request = Request(name, key);
        Describe(request, usage, hosts);
        return request.CreateSelfSigned(LongAgo, FarAhead);
    }

    private static void Describe(CertificateRequest request, string? usage, string[] hosts)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        if (hosts.Length == 0)
            return;
        var names = new SubjectAlternativeNameBuilder();
        Array.ForEach(hosts, names.AddDnsName);
        request.CertificateExtensions.Add(names.Build());
    }

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateRequest Request(string name, ECDsa key) => new($"CN={name}", key, HashAlgorithmName.SHA256);

    private X509Certificate2 Sign(CertificateRequest request, ECDsa key, DateTimeOffset from, DateTimeOffset until)
    {
        using var own = Certificate.GetECDsaPrivateKey()!;
        using var signed = request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(own), from, until, [1, .. RandomNumberGenerator.GetBytes(8)]);
        return signed.CopyWithPrivateKey(key);
    }
}
