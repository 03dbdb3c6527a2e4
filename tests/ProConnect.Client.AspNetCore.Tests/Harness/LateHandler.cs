namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>A way to an application that is started later.</summary>
internal sealed class LateHandler : DelegatingHandler
{
    public HttpMessageHandler Target
    {
        set => InnerHandler = value;
    }
}
