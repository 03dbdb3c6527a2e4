namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>A provider that is made after the server that it answers behind.</summary>
internal sealed class LateProvider
{
    private ScriptedProvider? _provider;

    public void Is(ScriptedProvider provider) => _provider = provider;

    public Task<HttpResponseMessage> HandleAsync(HttpRequestMessage request) => _provider!.HandleAsync(request);
}
