namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class WithoutAspNetCore
{
    public static void ProConnect(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddProConnect(builder.Configuration.GetSection("ProConnect"));
    }

    public static void AnotherProvider(HostApplicationBuilder builder)
    {
        builder.Services.AddRelyingParty("Entreprise", builder.Configuration.GetSection("Entreprise"));
    }

    public static void HttpClient(HostApplicationBuilder builder)
    {
        builder.Services.AddRelyingPartyHttpClient("ProConnect")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false });
    }
}
