using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.ClientCertificates;

/// <summary>The certificate is read and checked when the host starts.</summary>
internal sealed class ClientCertificateSettingsTests
{
    private const string Password = "correct-horse-battery";

    private CertificateFolder _folder = null!;

    [SetUp]
    public void Open() => _folder = new();

    [TearDown]
    public void Close() => _folder.Dispose();

    [TestCase(ClientAuthenticationMethod.TlsClientAuth)]
    [TestCase(ClientAuthenticationMethod.SelfSignedTlsClientAuth)]
    public void Authentication_by_certificate_needs_a_certificate_and_no_secret(ClientAuthenticationMethod method)
    {
        Assert.That(
            Problems(options => options.ClientAuthentication = method),
            Is.EqualTo(new[] { "x:ClientCertificate is missing. Write ClientCertificate:PfxPath, or CertificatePath and PrivateKeyPath, or another ClientAuthentication." }));
    }

    [Test]
    public void Authentication_by_certificate_over_plain_http_is_refused()
    {
        var problems = Problems(options =>
        {
            options.Issuer = "http://localhost:5010";
            ByCertificate(options);
        });

        Assert.That(problems, Has.One.StartsWith("x:ClientAuthentication is TlsClientAuth, and Issuer is a plain http address").And.One.EndsWith("."));
    }

    [Test]
    public void A_certificate_and_its_key_in_PEM_files_are_accepted() => Assert.That(Problems(ByCertificate), Is.Empty);

    [Test]
    public void A_certificate_and_its_key_in_one_PEM_file_are_accepted()
    {
        using var key = CertificateFolder.KeyOf(Certificates.Client);
        var path = _folder.Write("both.pem", $"{key.ExportPkcs8PrivateKeyPem()}\n{Certificates.Client.ExportCertificatePem()}");

        Assert.That(Problems(options => options.ClientCertificate.CertificatePath = path), Is.Empty);
    }

    [Test]
    public void An_encrypted_key_is_accepted_with_its_password_only()
    {
        var (certificate, key) = (_folder.Pem(Certificates.Client), _folder.EncryptedKey(Certificates.Client, Password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problems(options => Pem(options, certificate, key, Password)), Is.Empty);
            AssertRefused(Problems(options => Pem(options, certificate, key, "not-this-one")), "ClientCertificate:CertificatePath", key, "ClientCertificate:Password");
            AssertRefused(Problems(options => Pem(options, certificate, key, password: null)), "ClientCertificate:CertificatePath", key, "ClientCertificate:Password");
        }
    }

    [Test]
    public void A_PFX_file_is_accepted_with_its_password_only()
    {
        var path = _folder.Pfx(Password, Certificates.Client, X509CertificateLoader.LoadCertificate(Certificates.Authority.Certificate.RawData));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problems(options => Pfx(options, path, Password)), Is.Empty);
            AssertRefused(Problems(options => Pfx(options, path, "not-this-one")), "ClientCertificate:PfxPath", path, "ClientCertificate:Password");
            AssertRefused(Problems(options => Pfx(options, path, password: null)), "ClientCertificate:PfxPath", path, "ClientCertificate:Password");
        }
    }

    [Test]
    public void A_PFX_file_without_a_private_key_is_refused()
    {
        var path = _folder.Pfx(Password, X509CertificateLoader.LoadCertificate(Certificates.Client.RawData));

        AssertRefused(Problems(options => Pfx(options, path, Password)), "ClientCertificate:PfxPath", path, "has no private key");
    }

    [Test]
    public void A_PFX_file_with_two_private_keys_is_refused()
    {
        var path = _folder.Pfx(Password, Certificates.Client, Certificates.Authority.Issue("client-2", Authority.ForClients));

        AssertRefused(Problems(options => Pfx(options, path, Password)), "ClientCertificate:PfxPath", path, "has 2 certificates with private keys");
    }

    [Test]
    public void A_file_that_does_not_exist_is_refused_and_named()
    {
        var key = _folder.Key(Certificates.Client);

        AssertRefused(Problems(options => Pem(options, _folder.PathOf("absent.pem"), key)), "ClientCertificate:CertificatePath", "absent.pem", "FileNotFoundException");
        AssertRefused(Problems(options => Pfx(options, _folder.PathOf("absent.p12"), Password)), "ClientCertificate:PfxPath", "absent.p12", "FileNotFoundException");
    }

    [Test]
    public void A_certificate_without_its_private_key_is_refused()
    {
        var path = _folder.Pem(Certificates.Client);

        AssertRefused(Problems(options => options.ClientCertificate.CertificatePath = path), "ClientCertificate:CertificatePath", path, "private key");
    }

    [Test]
    public void The_key_of_another_certificate_is_refused()
    {
        var (certificate, key) = (_folder.Pem(Certificates.Client), _folder.Key(Certificates.Authority.Issue("another", Authority.ForClients)));

        AssertRefused(Problems(options => Pem(options, certificate, key)), "ClientCertificate:CertificatePath", key, "private key that belongs to it");
    }

    [Test]
    public void Text_that_is_no_certificate_is_refused_and_not_shown()
    {
        var (certificate, key) = (_folder.Write("x.pem", "not-a-certificate"), _folder.Key(Certificates.Client));

        var problems = Problems(options => Pem(options, certificate, key)).ToList();

        AssertRefused(problems, "ClientCertificate:CertificatePath", certificate, "PEM");
        Assert.That(problems.Single(), Does.Not.Contain("not-a-certificate"));
    }

    [Test]
    public void An_expired_certificate_is_refused_with_file_thumbprint_and_expiry()
    {
        var expired = Certificates.Authority.Issue("client-1", Authority.ForClients, until: FakeTime.Start.AddSeconds(-1));

        AssertRefused(Problems(Give(expired)), "ClientCertificate:CertificatePath", _folder.PathOf("client.pem"), expired.Thumbprint, "expired at 2026-03-02 09:29:59Z");
    }

    [Test]
    public void A_certificate_that_is_not_valid_yet_is_refused_with_file_thumbprint_and_beginning()
    {
        var early = Certificates.Authority.Issue("client-1", Authority.ForClients, from: FakeTime.Start.AddHours(1));

        AssertRefused(Problems(Give(early)), "ClientCertificate:CertificatePath", _folder.PathOf("client.pem"), early.Thumbprint, "not valid before 2026-03-02 10:30:00Z");
    }

    [Test]
    public void A_certificate_that_is_for_servers_only_is_refused()
    {
        var server = Certificates.Authority.Issue("client-1", Authority.ForServers);

        AssertRefused(Problems(Give(server)), "ClientCertificate:CertificatePath", server.Thumbprint, "valid until 2090-01-01 00:00:00Z", "not client authentication");
    }

    [TestCase(null)]
    [TestCase(Authority.ForAnything)]
    public void A_certificate_that_is_not_restricted_is_accepted(string? usage) => Assert.That(Problems(Give(Certificates.Authority.Issue("client-1", usage))), Is.Empty);

    [Test]
    public void Two_kinds_of_files_are_refused()
    {
        var problems = Problems(options =>
        {
            ByCertificate(options);
            options.ClientCertificate.PfxPath = "client.p12";
        });

        AssertRefused(problems, "ClientCertificate has a PfxPath and PEM files too");
    }

    [Test]
    public void A_key_or_a_password_without_a_certificate_is_refused()
    {
        AssertRefused(Problems(static options => options.ClientCertificate.PrivateKeyPath = "client.key"), "ClientCertificate:CertificatePath is missing");
        AssertRefused(Problems(static options => options.ClientCertificate.Password = Password), "ClientCertificate:Password is set without a file");
    }

    private Action<RelyingPartyOptions> Give(X509Certificate2 certificate) => options => _folder.Give(options, certificate);

    private void ByCertificate(RelyingPartyOptions options)
    {
        (options.ClientAuthentication, options.ClientSecret) = (ClientAuthenticationMethod.TlsClientAuth, null);
        _folder.Give(options, Certificates.Client);
    }

    private static void Pem(RelyingPartyOptions options, string certificate, string key, string? password = null) =>
        (options.ClientCertificate.CertificatePath, options.ClientCertificate.PrivateKeyPath, options.ClientCertificate.Password) = (certificate, key, password);

    private static void Pfx(RelyingPartyOptions options, string path, string? password) =>
        (options.ClientCertificate.PfxPath, options.ClientCertificate.Password) = (path, password);

    private static void AssertRefused(IEnumerable<string> problems, string setting, params string[] parts)
    {
        var problem = problems.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith($"x:{setting}").And.EndsWith("."));
            Assert.That(parts.Where(part => !problem.Contains(part, StringComparison.Ordinal)), Is.Empty, problem);
            Assert.That(problem, Does.Not.Contain(Password).And.Not.Contain("not-this-one"));
        }
    }

    private static IEnumerable<string> Problems(Action<RelyingPartyOptions> configure)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeTime());
        services.AddRelyingParty("x", options =>
        {
            (options.Issuer, options.ClientId, options.ClientSecret) = (ScriptedProvider.Issuer, Rig.ClientId, Rig.ClientSecret);
            configure(options);
        });
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
    }
}
