using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Certificates made once for the whole run.</summary>
internal static class Certificates
{
    public static readonly Authority Authority = Authority.Create("Authority");
    public static readonly Authority Intermediate = Authority.Create("Intermediate", Authority);
    public static readonly X509Certificate2 Client = Authority.Issue("client-1", Authority.ForClients);
    public static readonly X509Certificate2 NextClient = Authority.Issue("client-1", Authority.ForClients);
    public static readonly X509Certificate2 ClientOfIntermediate = Intermediate.Issue("client-1", Authority.ForClients);
    public static readonly X509Certificate2 SelfSignedClient = Authority.SelfSigned("client-1", Authority.ForClients);
    public static readonly X509Certificate2 Server = Authority.Issue("op.example", Authority.ForServers, hosts: ["op.example", "mtls.op.example"]);
}
