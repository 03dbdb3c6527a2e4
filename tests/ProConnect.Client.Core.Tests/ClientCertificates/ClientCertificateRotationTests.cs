using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.ClientCertificates;

/// <summary>A certificate that is replaced on disk is picked up without a restart, unless it cannot serve.</summary>
internal sealed class ClientCertificateRotationTests
{
    private const string Password = "correct-horse-battery";
    private const string OtherPassword = "battery-staple";
    private const int Expires = 1108;
    private const int Kept = 1109;
    private const int Replaced = 1110;

    private readonly FakeTime _time = new();
    private CertificateFolder _folder = null!;
    private RecordingLogs _logs = null!;

    [SetUp]
    public void Open() => (_folder, _logs) = (new(), new());

    [TearDown]
    public void Close()
    {
        _folder.Dispose();
        _logs.Dispose();
    }

    [Test]
    public void A_replaced_certificate_is_presented_within_a_minute()
    {
        var source = Create(Certificates.Client);
        Write(Certificates.NextClient);

        _time.Advance(TimeSpan.FromSeconds(59));
        source.Refresh();
        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.Client.Thumbprint));

        _time.Advance(TimeSpan.FromSeconds(1));
        source.Refresh();
        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.NextClient.Thumbprint));
        Assert.That(Ids, Is.EqualTo(new[] { Replaced }));
    }

    [Test]
    public void An_unchanged_certificate_stays_the_same_one()
    {
        var source = Create(Certificates.Client);
        var first = source.Current;

        Look(source);

        Assert.That(source.Current, Is.SameAs(first));
        Assert.That(Ids, Is.Empty);
    }

    [Test]
    public void A_file_behind_a_link_that_is_switched_is_picked_up()
    {
        foreach (var (name, certificate) in new[] { ("one", Certificates.Client), ("two", Certificates.NextClient) })
        {
            Directory.CreateDirectory(_folder.PathOf(name));
            using var key = CertificateFolder.KeyOf(certificate);
            File.SetLastWriteTimeUtc(_folder.Write($"{name}/tls.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}"), FakeTime.Start.UtcDateTime);
        }

        Directory.CreateSymbolicLink(_folder.PathOf("data"), _folder.PathOf("one"));
        var source = Create(new ClientCertificateOptions { CertificatePath = _folder.PathOf("data/tls.pem") });
        Directory.Delete(_folder.PathOf("data"));
        Directory.CreateSymbolicLink(_folder.PathOf("data"), _folder.PathOf("two"));

        Look(source);

        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.NextClient.Thumbprint));
    }

    [Test]
    public void A_replacement_that_is_half_written_keeps_the_old_one_until_it_is_whole()
    {
        var source = Create(Certificates.Client);
        _folder.Pem(Certificates.NextClient);

        Look(source);
        Look(source);
        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.Client.Thumbprint));
        Assert.That(Ids, Is.EqualTo(new[] { Kept }), "told once");
        Assert.That(_logs.Texts.First(), Does.Contain("client.pem").And.Contain(Certificates.Client.Thumbprint));

        _folder.Key(Certificates.NextClient);
        Look(source);
        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.NextClient.Thumbprint));
        Assert.That(Ids, Is.EqualTo(new[] { Kept, Replaced }));
    }

    [Test]
    public void A_replacement_that_could_not_be_presented_keeps_the_old_one()
    {
        var source = Create(Certificates.Client);
        foreach (var useless in new[]
        {
            Certificates.Authority.Issue("client-1", Authority.ForClients, until: FakeTime.Start),
            Certificates.Authority.Issue("client-1", Authority.ForServers),
        })
        {
            Write(useless);
            Look(source);
            Assert.That(_logs.Texts.Any(text => text.Contains(useless.Thumbprint, StringComparison.Ordinal)), Is.True);
        }

        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.Client.Thumbprint));
        Assert.That(Ids, Is.EqualTo(new[] { Kept, Kept }));
    }

    [Test]
    public void A_replacement_that_is_not_valid_yet_is_presented_once_it_is()
    {
        var source = Create(Certificates.Client);
        var early = Certificates.Authority.Issue("client-1", Authority.ForClients, from: FakeTime.Start.AddMinutes(2));
        Write(early);

        Look(source);
        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.Client.Thumbprint));

        Look(source);
        Assert.That(source.Current.Thumbprint, Is.EqualTo(early.Thumbprint));
    }

    [Test]
    public void Files_that_disappear_keep_the_old_one()
    {
        var source = Create(Certificates.Client);
        File.Delete(_folder.PathOf("client.key"));

        Look(source);

        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.Client.Thumbprint));
        Assert.That(Ids, Is.EqualTo(new[] { Kept }));
    }

    [Test]
    public void A_replaced_PFX_file_is_picked_up_and_its_password_is_never_logged()
    {
        var source = Create(new ClientCertificateOptions { PfxPath = _folder.Pfx(Password, Certificates.Client), Password = Password });

        _folder.Pfx(OtherPassword, Certificates.NextClient);
        Look(source);
        _folder.Pfx(Password, Certificates.NextClient);
        Look(source);

        Assert.That(source.Current.Thumbprint, Is.EqualTo(Certificates.NextClient.Thumbprint));
        Assert.That(Ids, Is.EqualTo(new[] { Kept, Replaced }));
        Assert.That(_logs.Texts.Where(static text => text.Contains(OtherPassword, StringComparison.Ordinal) || text.Contains(Password, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_certificate_near_its_end_is_told_at_start_and_once_a_day()
    {
        var source = Create(Certificates.Authority.Issue("client-1", Authority.ForClients, until: FakeTime.Start.AddDays(30)));
        Assert.That(Ids, Is.EqualTo(new[] { Expires }));

        Look(source);
        Assert.That(Ids, Has.Count.EqualTo(1));

        _time.Advance(TimeSpan.FromDays(1));
        Look(source);
        Assert.That(Ids, Is.EqualTo(new[] { Expires, Expires }));
    }

    [Test]
    public void A_certificate_that_comes_near_its_end_while_running_is_told_then()
    {
        var source = Create(Certificates.Authority.Issue("client-1", Authority.ForClients, until: FakeTime.Start.AddDays(31)));
        Assert.That(Ids, Is.Empty);

        _time.Advance(TimeSpan.FromDays(1));
        Look(source);

        Assert.That(Ids, Is.EqualTo(new[] { Expires }));
        Assert.That(_logs.Texts.First(), Does.Contain(source.Current.Thumbprint).And.Contain("2026-04-02 09:30:00Z"));
    }

    [Test]
    public async Task A_call_to_the_provider_looks_for_a_replacement()
    {
        using var rig = Rig.Create(
            options => _folder.Give(options, Certificates.Client),
            services: services => services.AddLogging(logging => logging.AddProvider(_logs)));
        await rig.StartAsync();
        Write(Certificates.NextClient);
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        await rig.SignInWellAsync();

        Assert.That(_logs.Events.Count(static e => e.Id == Replaced), Is.EqualTo(1));
    }

    private List<int> Ids => [.. _logs.Events.Select(static e => e.Id)];

    private void Write(X509Certificate2 certificate)
    {
        _folder.Pem(certificate);
        _folder.Key(certificate);
    }

    private void Look(ClientCertificateSource source)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        source.Refresh();
    }

    private ClientCertificateSource Create(X509Certificate2 certificate) =>
        Create(new ClientCertificateOptions { CertificatePath = _folder.Pem(certificate), PrivateKeyPath = _folder.Key(certificate) });

    private ClientCertificateSource Create(ClientCertificateOptions options) => new("x", options, ["op.example"], _time, _logs);
}
