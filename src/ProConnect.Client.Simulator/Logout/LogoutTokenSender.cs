using ProConnect.Client.Simulator.Diagnostics;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Logout;

/// <summary>Tells the applications of a session that it has ended (OpenID Connect Back-Channel Logout 1.0 §2.5).</summary>
internal sealed class LogoutTokenSender(Broker broker, HttpMessageHandler? handler) : IDisposable
{
    private readonly LogoutTokenFactory _tokens = new(broker);
    private readonly HttpClient _http = new(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: handler is null)
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public string Create(SimulatedClient client, string? sub, string? sid) => _tokens.Create(client, sub, sid);

    /// <summary>Posts a logout token to each application, before the user goes on.</summary>
    public async Task SendAsync(BrokerSession session, CancellationToken cancellationToken)
    {
        foreach (var (client, sessionId) in session.SignIns)
        {
            if (client.BackChannelLogoutUri is { } address)
                await SendAsync(address, Create(client, session.Persona.Sub, sessionId), cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(string address, string token, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        try
        {
            using var response = await _http.PostAsync(new Uri(address), form, cancellationToken);
            broker.Logger.LogoutTokenSent(address, (int)response.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            broker.Logger.LogoutTokenNotSent(address, e.Message);
        }
    }
}
