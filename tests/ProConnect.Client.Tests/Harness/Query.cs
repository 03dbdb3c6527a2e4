namespace ProConnect.Client.Tests.Harness;

internal static class Query
{
    public static string? Parameter(this Uri address, string name) => address.Query.TrimStart('?').Split('&')
        .Select(static pair => pair.Split('=', 2))
        .Where(pair => string.Equals(pair[0], name, StringComparison.Ordinal))
        .Select(static pair => Uri.UnescapeDataString(pair[1]))
        .SingleOrDefault();
}
