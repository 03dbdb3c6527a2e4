using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>What a browser complains about: violations of our Content-Security-Policy, resources that are missing, scripts that fail.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentDictionary<string, bool> _refusedPages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Text, string? Page)> _complaints = new();

    public PageWatch(IBrowserContext context)
    {
        context.Response += (_, response) => Note(response);
        context.RequestFailed += (_, request) => Note(request);
        context.WebError += (_, error) => _complaints.Enqueue((error.Error, null));
        context.Console += (_, message) => Note(message);
    }

    /// <summary>The complaints, without those about a page as a whole that was answered with an error status: these are the tests' subject.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. _complaints.Where(complaint => complaint.Page is null || !_refusedPages.ContainsKey(complaint.Page)).Select(static complaint => complaint.Text)];

    private void Note(IResponse response)
    {
        if (response.Status >= 400 && response.Request.IsNavigationRequest)
            _refusedPages[response.Url] = true;
    }

    private void Note(IRequest request)
    {
        if (!request.IsNavigationRequest)
            _complaints.Enqueue(($"{request.Url}: {request.Failure}", null));
    }

    private void Note(IConsoleMessage message)
    {
        if (message.Type is not ("error" or "warning"))
            return;

        // The location ends with a line and a column.
        var isStatus = message.Text.StartsWith("Failed to load resource: the server responded with a status", StringComparison.Ordinal);
        var page = isStatus ? message.Location.Split(':') is [.. var address, _, _] ? string.Join(':', address) : "" : null;
        _complaints.Enqueue(($"{message.Text} ({message.Location})", page));
    }
}
