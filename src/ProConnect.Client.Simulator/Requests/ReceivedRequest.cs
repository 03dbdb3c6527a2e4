namespace ProConnect.Client.Simulator;

/// <summary>A request the simulator received. Neither its query, its headers nor its body are kept.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, relative to the issuer: <c>/jwks</c>, <c>/token</c>… Cut at 200 characters.</param>
public sealed record ReceivedRequest(string Method, string Path);
