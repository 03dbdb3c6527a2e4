namespace ProConnect.Sample.Web;

/// <summary>Calls the service of data in the name of the signed-in user.</summary>
internal sealed class DonneesClient(HttpClient http)
{
    /// <summary>The service's answer; null when there is none.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        if (http.BaseAddress is not { } address)
            return null;
        try
        {
            return await http.GetStringAsync(address, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
