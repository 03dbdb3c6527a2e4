using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProConnect.Client.Interop.Tests.Farm.Hosting;

/// <summary>A program that serves until it is told to end. It also ends when this process does, because its standard input ends.</summary>
internal sealed class Server : IAsyncDisposable
{
    // The program itself need not watch its input: the shell does.
    private const string EndWithInput = "\"$@\" < /dev/null & child=$!; cat > /dev/null; kill -INT $child; wait $child";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Server(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
    }

    /// <summary>What it has said.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public static Server Start(string folder, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", EndWithInput, "sh", .. command])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var server = new Server(start);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it serves.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> find)
        where T : class
    {
        var deadline = TimeProvider.System.GetUtcNow() + StartLimit;
        while (TimeProvider.System.GetUtcNow() < deadline)
        {
            if (await find() is { } found)
                return found;
            await Task.Delay(100);
        }

        throw new InvalidOperationException($"It did not serve within {StartLimit}. It said: {string.Join(Environment.NewLine, _lines)}");
    }

    public static async Task<string?> AnswersAtAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return "yes";
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
