namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Stands for a connection that failed: the mocked handler knows only answers, <see cref="PatientHandler"/> makes it an exception.</summary>
internal sealed class FailedConnection(HttpRequestError error) : HttpResponseMessage
{
    public HttpRequestException ToException() => new(error, "The connection failed.");
}
