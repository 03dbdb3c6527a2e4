using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.Simulator.Hosting;

internal static class FormReader
{
    /// <summary>Reads an URL-encoded body, as UTF-8 whatever charset it claims.</summary>
    /// <exception cref="BadHttpRequestException">The body is no form, or is malformed or too large.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        if (!IsForm(context.Request))
            throw new BadHttpRequestException("only application/x-www-form-urlencoded content-type bodies are supported");

        try
        {
            var reader = new FormPipeReader(context.Request.BodyReader);
            return new FormCollection(await reader.ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException malformed)
        {
            throw new BadHttpRequestException("malformed form", malformed);
        }
    }

    public static bool IsForm(HttpRequest request) =>
        request.ContentType is { } type
        && type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
