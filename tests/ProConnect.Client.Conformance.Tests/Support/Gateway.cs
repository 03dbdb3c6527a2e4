using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>
/// Stands on TCP between the application and the simulator: hands requests on, or answers those of one endpoint with bytes that no
/// web server would send. One request per connection.
/// </summary>
internal sealed class Gateway : IAsyncDisposable
{
    private const byte TlsHandshake = 0x16;
    private const int MaxHead = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly int _behind;
    private volatile Script? _script;

    private readonly Action _onHandshake;

    private Gateway(int behind, Action onHandshake)
    {
        _behind = behind;
        _onHandshake = onHandshake;
        _listener.Start();
        _ = AcceptAsync();
    }

    public delegate Task Answer(NetworkStream stream, CancellationToken stopping);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Heads and bodies of all requests, one text each.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Opens a gateway before a simulator. It never answers the first word of a TLS handshake, but tells of it.</summary>
    public static Gateway Before(string issuer, Action onHandshake) => new(new Uri(issuer).Port, onHandshake);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Answers requests of an endpoint in this way.</summary>
    public void Instead(ProviderEndpoint endpoint, Answer answer) => _script = new(endpoint.Path, answer, IsAnswerLost: false);

    /// <summary>Lets requests of an endpoint through and the answers fall.</summary>
    public void LoseAnswers(ProviderEndpoint endpoint) => _script = new(endpoint.Path, static (_, _) => Task.CompletedTask, IsAnswerLost: true);

    public int Count(ProviderEndpoint endpoint) => _requests.Count(request => request.Split(' ', 3)[1].EndsWith(endpoint.Path, StringComparison.Ordinal));

    public void Clear()
    {
        _script = null;
        _requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                _requests.Enqueue(request);
                await AnswerAsync(client, stream, request);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The application has given up, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(TcpClient client, NetworkStream stream, string request)
    {
        var script = _script;
        if (script is null || !request.Split(' ', 3)[1].EndsWith(script.Path, StringComparison.Ordinal))
        {
            await RelayAsync(request, stream);
        }
        else if (script.IsAnswerLost)
        {
            await RelayAsync(request, Stream.Null);
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        else
        {
            await script.Answer(stream, _stop.Token);
        }
    }

    private async Task RelayAsync(string request, Stream answer)
    {
        using var behind = new TcpClient();
        await behind.ConnectAsync(IPAddress.Loopback, _behind, _stop.Token);
        var once = request.Insert(request.IndexOf("\r\n", StringComparison.Ordinal), "\r\nConnection: close");
        await behind.GetStream().WriteAsync(Encoding.Latin1.GetBytes(once), _stop.Token);
        await behind.GetStream().CopyToAsync(answer, _stop.Token);
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(text.ToString()))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0 || text.Length > MaxHead)
                throw new IOException("No whole request.");
            if (text.Length == 0 && buffer[0] == TlsHandshake)
            {
                _onHandshake();
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var length = request[..end].Split("\r\n").FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null || request.Length - end - 4 >= int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private sealed record Script(string Path, Answer Answer, bool IsAnswerLost);
}
