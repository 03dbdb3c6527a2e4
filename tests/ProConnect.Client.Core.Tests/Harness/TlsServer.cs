using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>The scripted provider behind real TLS on loopback.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _connections;

    private TlsServer(LateProvider provider, X509Certificate2 certificate, Func<X509Certificate2, bool>? accepts, SslProtocols protocols)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection =>
            {
                Interlocked.Increment(ref _connections);
                return next(connection);
            });
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.SslProtocols = protocols;
                https.ClientCertificateMode = accepts is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (presented, chain, _) =>
                {
                    Presented.Enqueue((presented.Thumbprint, [.. chain?.ChainPolicy.ExtraStore.Select(static one => one.Thumbprint) ?? []]));
                    return accepts?.Invoke(presented) == true;
                };
            });
        }));
        _app = builder.Build();
        _app.Run(context => AnswerAsync(provider, context));
    }

    /// <summary>What was presented in each handshake: the certificate, and those that came with it.</summary>
    public ConcurrentQueue<(string Thumbprint, string[] Companions)> Presented { get; } = new();

    public int Connections => Volatile.Read(ref _connections);

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<TlsServer> StartAsync(
        LateProvider provider, X509Certificate2 certificate, Func<X509Certificate2, bool>? accepts = null, SslProtocols protocols = SslProtocols.None)
    {
        var server = new TlsServer(provider, certificate, accepts, protocols);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task AnswerAsync(LateProvider provider, HttpContext context)
    {
        using var request = new HttpRequestMessage(new(context.Request.Method), $"https://{context.Request.Host.Host}{context.Request.Path}");
        foreach (var (name, values) in context.Request.Headers)
            request.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        request.Content = new StreamContent(context.Request.Body);
        using var response = await provider.HandleAsync(request);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.Headers.Location = response.Headers.Location?.OriginalString;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body);
    }
}
