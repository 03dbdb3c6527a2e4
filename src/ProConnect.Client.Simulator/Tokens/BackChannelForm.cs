using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>The body of a request a server sends: each parameter once, empty ones as if they were absent.</summary>
internal sealed class BackChannelForm
{
    private readonly IFormCollection _form;

    private BackChannelForm(IFormCollection form) => _form = form;

    public string? this[string name] => _form[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="JsonErrorException"><c>invalid_request</c>.</exception>
    public static async Task<BackChannelForm> ReadAsync(HttpContext context, SimulatedProvider provider)
    {
        var path = context.Request.Path.Value![provider.IssuerPath.Length..];
        if (!FormReader.IsForm(context.Request))
        {
            throw JsonErrorException.InvalidRequest(
                $"only application/x-www-form-urlencoded content-type bodies are supported on POST {path}");
        }

        try
        {
            var form = await FormReader.ReadAsync(context);
            return form.FirstOrDefault(parameter => parameter.Value.Count > 1).Key is { } twice
                ? throw JsonErrorException.InvalidRequest($"'{twice}' parameter must not be provided twice")
                : new BackChannelForm(form);
        }
        catch (BadHttpRequestException)
        {
            throw JsonErrorException.InvalidRequest("failed to parse the request body");
        }
    }

    /// <summary>The value of a parameter that must be there.</summary>
    /// <exception cref="JsonErrorException">The parameter is missing.</exception>
    public string Require(string name) =>
        this[name] ?? throw JsonErrorException.InvalidRequest($"missing required parameter '{name}'");
}
