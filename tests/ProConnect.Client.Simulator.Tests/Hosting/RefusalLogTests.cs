using Microsoft.Extensions.Logging;

namespace ProConnect.Client.Simulator.Tests.Hosting;

public sealed class RefusalLogTests
{
    [Test]
    public async Task An_unregistered_redirect_uri_is_explained_to_the_developer()
    {
        var log = new ListLogger();
        await using var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.Logger = log;
            options.Clients.Add(new SimulatedClient { ClientId = "mine", ClientSecret = new string('s', 32), RedirectUris = { "http://localhost:5080/retour" } });
        });
        using var http = new HttpClient();

        _ = await http.GetAsync(new Uri($"{simulator.Issuer}/authorize?client_id=mine&response_type=code&scope=openid&state=x&redirect_uri=http%3A%2F%2Flocalhost%3A5028%2Fretour"));
        _ = await http.GetAsync(new Uri($"{simulator.Issuer}/authorize?client_id=other%0Aline&response_type=code&scope=openid&state=x&redirect_uri=http%3A%2F%2Flocalhost%3A5028%2Fretour"));

        Assert.That(log.Messages, Has.Some.Contains("'http://localhost:5028/retour' is not registered for 'mine'. Registered: http://localhost:5080/retour"));
        Assert.That(log.Messages, Has.Some.Contains("no client is registered as 'otherline'. Registered: mine"));
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
