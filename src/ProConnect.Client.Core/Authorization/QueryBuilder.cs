using System.Text;

namespace ProConnect.Client.Core.Authorization;

/// <summary>Adds parameters to an endpoint's address, keeping the query it may already have.</summary>
internal static class QueryBuilder
{
    public static Uri Append(Uri endpoint, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var text = new StringBuilder(endpoint.AbsoluteUri);
        var separator = endpoint.Query.Length > 0 ? '&' : '?';
        foreach (var (name, value) in parameters)
        {
            if (value is null)
                continue;
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new Uri(text.ToString());
    }
}
