using System.Text;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator;

/// <summary>An answer of the simulator that is about to be sent, to be changed by <see cref="SimulatorFaults.Answer"/>.</summary>
public sealed class SimulatorAnswer
{
    private readonly HttpResponse _response;

    internal SimulatorAnswer(string path, HttpResponse response, byte[] body)
    {
        Path = path;
        _response = response;
        Body = body;
    }

    /// <summary>The path that was asked for, relative to the issuer: <c>/token</c>.</summary>
    public string Path { get; }

    /// <summary>The HTTP status.</summary>
    public int Status
    {
        get => _response.StatusCode;
        set => _response.StatusCode = value;
    }

    /// <summary>The media type; null sends none.</summary>
    public string? ContentType
    {
        get => _response.ContentType;
        set => _response.ContentType = value;
    }

    /// <summary>The headers.</summary>
    public IHeaderDictionary Headers => _response.Headers;

    /// <summary>The bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The body as UTF-8 text.</summary>
    public string Text
    {
        get => Encoding.UTF8.GetString(Body.Span);
        set => Body = Encoding.UTF8.GetBytes(value);
    }
}
