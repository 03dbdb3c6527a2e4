using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>The form of a request, read or replaced on its way to the simulator.</summary>
internal static class SentForm
{
    /// <summary>The fields, or none when the request has no form. The simulator reads them all the same.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return new Dictionary<string, string>(StringComparer.Ordinal);

        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        body.Position = 0;
        context.Request.Body = body;
        return QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body.ToArray()))
            .ToDictionary(static field => field.Key, static field => field.Value.ToString(), StringComparer.Ordinal);
    }

    public static async Task ReplaceAsync(HttpContext context, IReadOnlyDictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        var body = await form.ReadAsByteArrayAsync();
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = body.Length;
    }
}
