using ProConnect.Client.Simulator.Hosting;
using ProConnect.Client.Simulator.Keys;

namespace ProConnect.Client.Simulator;

/// <summary>
/// ProConnect on one's own machine, or another <see cref="SimulatedProvider"/>: its endpoints, errors, lifetimes and pages, over real
/// HTTP on a loopback address. Dispose it to free its port.
/// </summary>
public sealed class ProConnectSimulator : IAsyncDisposable
{
    private readonly Broker _broker;
    private readonly BrokerServer _server;

    private ProConnectSimulator(Broker broker, BrokerServer server)
    {
        _broker = broker;
        _server = server;
    }

    /// <summary>The issuer, such as <c>http://127.0.0.1:5099/api/v2</c> (for MonComptePro, without path): what a client is configured with.</summary>
    public string Issuer => _broker.Issuer;

    /// <summary>What is simulated.</summary>
    public SimulatedProvider Provider => _broker.Provider;

    /// <summary>The requests received so far.</summary>
    public RequestLog Requests => _broker.Requests;

    /// <summary>What the simulator does wrong on purpose. Can be changed while it runs.</summary>
    public SimulatorFaults Faults => _broker.Faults;

    /// <summary>Starts a simulated ProConnect. It listens when the task completes.</summary>
    /// <param name="configure">Sets the options; without it, the simulator listens on a free port and knows no client.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <exception cref="ArgumentException">An option is wrong: a URL that is not loopback, a secret that is too short…</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<ProConnectSimulator> StartAsync(Action<SimulatorOptions>? configure = null, CancellationToken cancellationToken = default) =>
        StartAsync(SimulatedProvider.ProConnect, configure, cancellationToken);

    /// <summary>Starts a simulated provider. It listens when the task completes.</summary>
    /// <param name="provider">What to simulate.</param>
    /// <param name="configure">Sets the options; without it, the simulator listens on a free port and knows no client.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <exception cref="ArgumentException">An option is wrong: a URL that is not loopback, a secret that is too short…</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ProConnectSimulator> StartAsync(
        SimulatedProvider provider, Action<SimulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var options = new SimulatorOptions(provider);
        configure?.Invoke(options);
        var address = LoopbackAddress.Parse(options.Url);
        if (options.FindProblem() is { } problem)
            throw new ArgumentException(problem, nameof(configure));

        var broker = new Broker(options);
        var server = await BrokerServer.StartAsync(broker, address, cancellationToken);
        return new ProConnectSimulator(broker, server);
    }

    /// <summary>Replaces the signing keys by new ones, with new <c>kid</c>s, published at once.</summary>
    /// <param name="keepPrevious">Whether the previous keys stay published, as in an orderly rotation.</param>
    public void RotateKeys(bool keepPrevious = false) => _broker.Keys.Rotate(keepPrevious);

    /// <summary>Ends every session, as if all of them had expired: their tokens stop working and everyone signs in again.</summary>
    public void EndSessions() => _broker.Sessions.EndAll();

    /// <summary>
    /// Makes a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4) for a test to post itself. Faults apply.
    /// </summary>
    /// <param name="clientId">For which application.</param>
    /// <param name="sub">Whose sessions end; null to name the session only.</param>
    /// <param name="sid">Which session ends; null for all of the user's.</param>
    /// <returns>The signed token.</returns>
    /// <exception cref="ArgumentException">No such application is registered.</exception>
    public string CreateLogoutToken(string clientId, string? sub, string? sid = null)
    {
        var client = _broker.Clients.Find(clientId) ?? throw new ArgumentException($"No client is registered as '{clientId}'.", nameof(clientId));
        return _broker.LogoutTokens.Create(client, sub, sid);
    }

    /// <summary>Signs bytes with the current key, so that a test can make tokens of its own, of any bytes.</summary>
    /// <param name="algorithm">RS, PS or ES, followed by 256, 384 or 512.</param>
    /// <param name="input">What is signed: for a JWT, the first two parts and the point between them.</param>
    /// <returns>The signature.</returns>
    /// <exception cref="ArgumentException">No such algorithm is known, or it is a MAC: its key is a client's secret.</exception>
    public byte[] Sign(string algorithm, ReadOnlySpan<byte> input)
    {
        var parsed = JwsAlgorithm.Parse(algorithm);
        return parsed.Family is JwsFamily.Hmac
            ? throw new ArgumentException($"'{algorithm}' is a MAC: compute it with the client's secret.", nameof(algorithm))
            : _broker.Keys.Current.Sign(input.ToArray(), parsed);
    }

    /// <summary>Stops listening and forgets everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _broker.Dispose();
    }
}
