using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A web server that speaks TLS with a certificate, and hands requests on to the simulator.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _behind = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly string _simulator;
    private readonly SimulatedClient? _client;
    private int _requests;

    private TlsFront(WebApplication app, string simulator, SimulatedClient? client)
    {
        _app = app;
        _client = client;
        _simulator = new Uri(simulator).GetLeftPart(UriPartial.Authority);
        app.Run(HandleAsync);
    }

    /// <summary>How many requests got through the handshake.</summary>
    public int Requests => _requests;

    /// <summary>The certificates that clients presented, by thumbprint.</summary>
    public ConcurrentQueue<string> Presented { get; } = new();

    public string Authority => $"localhost:{new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port}";

    /// <summary>Starts one.</summary>
    /// <param name="simulator">The simulator behind it.</param>
    /// <param name="certificate">What it presents itself.</param>
    /// <param name="client">Whom it takes every presented certificate for; null asks for none.</param>
    public static async Task<TlsFront> StartAsync(string simulator, X509Certificate2 certificate, SimulatedClient? client = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = client is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.RequireCertificate;
            https.AllowAnyClientCertificate();
        })));
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        var front = new TlsFront(builder.Build(), simulator, client);
        await front._app.StartAsync();
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _behind.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), _simulator + context.Request.Path + context.Request.QueryString);
        if (context.Connection.ClientCertificate is { } presented)
            Presented.Enqueue(presented.Thumbprint);
        if (context.Request.ContentLength > 0)
        {
            request.Content = await BodyAsync(context.Request);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        if (context.Request.Headers.Authorization is [{ } authorization])
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await _behind.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    // The simulator knows secrets only: whoever showed a certificate is given the one that goes with it.
    private async Task<HttpContent> BodyAsync(HttpRequest request)
    {
        if (_client is null)
            return new StreamContent(request.Body);
        using var reader = new StreamReader(request.Body);
        return new ByteArrayContent(Encoding.ASCII.GetBytes($"{await reader.ReadToEndAsync()}&client_secret={_client.ClientSecret}"));
    }
}
