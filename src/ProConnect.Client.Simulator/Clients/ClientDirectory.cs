namespace ProConnect.Client.Simulator.Clients;

internal sealed class ClientDirectory(IEnumerable<SimulatedClient> clients)
{
    private readonly Dictionary<string, SimulatedClient> _active = clients
        .Where(client => client.Active)
        .ToDictionary(client => client.ClientId, StringComparer.Ordinal);

    public string Names => string.Join(", ", _active.Keys);

    public SimulatedClient? Find(string? clientId) => clientId is null ? null : _active.GetValueOrDefault(clientId);
}
