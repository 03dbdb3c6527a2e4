using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ProConnect.Client.AspNetCore;

/// <summary>Reads a posted form that anybody may have sent: bounded, and urlencoded as the specifications say.</summary>
internal static class SmallForm
{
    private const int MaxBytes = 192 * 1024;
    private const int MaxFields = 50;
    private const int MaxNameLength = 200;

    // A server to server call or a form of a few fields: seconds, whatever the server's own minimum data rate.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly FormOptions Bounds = new()
    {
        BufferBody = false,
        ValueCountLimit = MaxFields,
        KeyLengthLimit = MaxNameLength,
        ValueLengthLimit = MaxBytes,
    };

    /// <summary>The form; or none, and the status to answer with.</summary>
    public static async Task<(IFormCollection? Form, int Status)> ReadAsync(HttpRequest request, TimeProvider time)
    {
        if (!HttpMethods.IsPost(request.Method))
            return (null, StatusCodes.Status405MethodNotAllowed);
        if (!request.HasFormContentType || request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return (null, StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > MaxBytes)
            return (null, StatusCodes.Status413PayloadTooLarge);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBytes;

        var aborted = request.HttpContext.RequestAborted;
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, deadline.Token);
        try
        {
            return (await request.ReadFormAsync(Bounds, either.Token), StatusCodes.Status200OK);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return (null, StatusCodes.Status408RequestTimeout);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status413PayloadTooLarge); // More or longer fields than the bounds allow.
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }
    }
}
