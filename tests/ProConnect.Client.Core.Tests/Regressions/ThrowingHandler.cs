namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>Throws what it likes at one path, until it is repaired.</summary>
internal sealed class ThrowingHandler(string path, Type mistake, Func<bool> isRepaired) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        !isRepaired() && string.Equals(request.RequestUri!.AbsolutePath, path, StringComparison.Ordinal)
            ? throw (Exception)Activator.CreateInstance(mistake, "a mistake")!
            : base.SendAsync(request, cancellationToken);
}
