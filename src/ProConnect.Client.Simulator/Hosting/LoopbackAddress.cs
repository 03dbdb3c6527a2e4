using System.Net;

namespace ProConnect.Client.Simulator.Hosting;

/// <summary>An address only this machine can reach.</summary>
internal sealed record LoopbackAddress(string Host, int Port)
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">Anything else than http, a loopback host and a port.</exception>
    public static LoopbackAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not "http" || uri.PathAndQuery is not "/")
        {
            throw new ArgumentException(
                $"The simulator's Url, '{url}', must be like http://127.0.0.1:5099: http, a loopback host, a port, no path.",
                nameof(url));
        }

        if (!IsLoopback(uri.Host))
        {
            throw new ArgumentException(
                $"The simulator listens on this machine only: its Url, '{url}', must name 127.0.0.1, [::1] or localhost.",
                nameof(url));
        }

        return new LoopbackAddress(uri.Host, uri.Port);
    }

    /// <summary>Whether a host name leads to this machine whatever the DNS says.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The IP address to bind; a name is bound on IPv4.</summary>
    public IPAddress Address => IPAddress.TryParse(Host.AsSpan().Trim("[]"), out var address) ? address : IPAddress.Loopback;
}
