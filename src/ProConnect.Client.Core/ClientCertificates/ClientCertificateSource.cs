using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>The certificate to present now. Its files are looked at again, at most once a minute; what cannot serve does not replace what does.</summary>
internal sealed class ClientCertificateSource
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WarningInterval = TimeSpan.FromDays(1);
    private static readonly TimeSpan WarningTime = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private readonly string _relyingParty;
    private readonly ClientCertificateOptions _options;
    private readonly HashSet<string> _hosts;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private ClientCertificate _current;
    private string? _fingerprint;
    private string? _lastProblem;
    private long _lookedAt;
    private long? _warnedAt;

    /// <summary>Reads the certificate.</summary>
    /// <exception cref="OptionsValidationException">It was changed since the options were checked, and cannot serve any more.</exception>
    public ClientCertificateSource(string relyingParty, ClientCertificateOptions options, IEnumerable<string> hosts, TimeProvider time, ILogger logger)
    {
        _relyingParty = relyingParty;
        _options = options;
        _hosts = new(hosts, StringComparer.OrdinalIgnoreCase);
        _time = time;
        _logger = logger;
        _current = ClientCertificateReader.Read(options, time.GetUtcNow(), out _fingerprint, out var problem)
            ?? throw new OptionsValidationException(relyingParty, typeof(RelyingPartyOptions), [problem!]);
        _lookedAt = time.GetTimestamp();
        WarnBeforeExpiry();
    }

    public ClientCertificate Current => Volatile.Read(ref _current);

    /// <summary>Looks whether the files changed, if that was not done within the last minute. Who comes while another looks does not wait.</summary>
    public void Refresh()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _lookedAt)) < LookInterval || !_gate.TryEnter())
            return;
        try
        {
            if (_time.GetElapsedTime(_lookedAt) < LookInterval)
                return;
            Reread();
            WarnBeforeExpiry();
            Volatile.Write(ref _lookedAt, _time.GetTimestamp());
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>For <see cref="SslClientAuthenticationOptions"/>: the certificate, for the provider's hosts only, because a handler may be shared with other clients.</summary>
    public X509Certificate? Select(object sender, string targetHost, X509CertificateCollection localCertificates, X509Certificate? remoteCertificate, string[] acceptableIssuers) =>
        _hosts.Contains(targetHost) ? Current.Certificate : null;

    // A certificate that is replaced is not disposed of: connections may still need it.
    private void Reread()
    {
        var read = ClientCertificateReader.Read(_options, _time.GetUtcNow(), out var fingerprint, out var problem);
        if (string.Equals(fingerprint, _fingerprint, StringComparison.Ordinal))
        {
            read?.Dispose();
            _lastProblem = null;
        }
        else if (read is not null)
        {
            _fingerprint = fingerprint;
            _lastProblem = null;
            _warnedAt = null;
            Volatile.Write(ref _current, read);
            _logger.ClientCertificateReplaced(_relyingParty, read.Thumbprint, ClientCertificate.Text(read.ValidUntil));
        }
        else if (!string.Equals(problem, _lastProblem, StringComparison.Ordinal))
        {
            _lastProblem = problem;
            _logger.ClientCertificateKept(_relyingParty, problem!, _current.Thumbprint, ClientCertificate.Text(_current.ValidUntil));
        }
    }

    private void WarnBeforeExpiry()
    {
        if (_current.ValidUntil - _time.GetUtcNow() > WarningTime || (_warnedAt is { } warnedAt && _time.GetElapsedTime(warnedAt) < WarningInterval))
            return;
        _warnedAt = _time.GetTimestamp();
        _logger.ClientCertificateExpires(_relyingParty, _current.Thumbprint, ClientCertificate.Text(_current.ValidUntil));
    }
}
