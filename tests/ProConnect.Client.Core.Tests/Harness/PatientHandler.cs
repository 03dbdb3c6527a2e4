namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Gives up when it is told to and throws when the connection fails, as a real handler does.</summary>
internal sealed class PatientHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).WaitAsync(cancellationToken);
        return response is FailedConnection failed ? throw failed.ToException() : response;
    }
}
