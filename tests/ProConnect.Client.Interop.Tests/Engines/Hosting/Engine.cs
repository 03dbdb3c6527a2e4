using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProConnect.Client.Interop.Tests.Engines.Installation;

namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

/// <summary>A provider that nobody here wrote, as a process of its own. It ends when this process does, because its standard input ends.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private const string Announcement = "Issuer: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly HttpClient _control;

    private Engine(Process process, string issuer)
    {
        _process = process;
        Issuer = issuer;
        _control = new HttpClient { BaseAddress = new Uri(new Uri(issuer), "/control/") };
    }

    public string Issuer { get; }

    public int ProcessId => _process.Id;

    /// <summary>Whether it went on after its standard input had ended.</summary>
    public bool HadToBeKilled { get; private set; }

    /// <summary>Starts a script of <c>providers</c> and waits until it says where it is.</summary>
    public static async Task<Engine> StartAsync(string script)
    {
        var errors = new ConcurrentQueue<string>();
        var announced = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(NodePackages.Node, [EngineFolder.File($"providers/{script}")])
            {
                WorkingDirectory = EngineFolder.Path,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Announcement, StringComparison.Ordinal) == true)
                announced.TrySetResult(line.Data[Announcement.Length..]);
        };
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.Exited += (_, _) => announced.TrySetException(new InvalidOperationException("It ended."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new Engine(process, await announced.Task.WaitAsync(StartLimit));
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            throw new InvalidOperationException($"The provider {script} did not start within {StartLimit}. {e.Message} It said: {string.Join(Environment.NewLine, errors)}", e);
        }
    }

    public async Task RegisterAsync(ClientRegistration client) =>
        (await _control.PostAsJsonAsync("clients", client, ClientRegistration.Json)).EnsureSuccessStatusCode();

    public async Task<JsonObject> GetMetadataAsync() => (await _control.GetFromJsonAsync<JsonObject>(new Uri(Issuer + "/.well-known/openid-configuration")))!;

    /// <summary>The provider signs with new keys and publishes only those.</summary>
    public async Task ReplaceKeysAsync() => (await _control.PostAsync(new Uri("keys", UriKind.Relative), content: null)).EnsureSuccessStatusCode();

    public async Task ForgetRequestsAsync() => (await _control.DeleteAsync(new Uri("requests", UriKind.Relative))).EnsureSuccessStatusCode();

    /// <summary>How many requests a path got.</summary>
    public async Task<int> CountAsync(string method, string path)
    {
        var requests = await _control.GetFromJsonAsync<JsonArray>("requests");
        var wanted = $"{method} {new Uri(Issuer + path).AbsolutePath}";
        return requests!.Count(request => string.Equals((string?)request, wanted, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            HadToBeKilled = true;
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
