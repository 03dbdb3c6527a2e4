namespace ProConnect.Client.AspNetCore;

/// <summary>Says that a scheme of this name was added.</summary>
internal sealed record RelyingPartyScheme(string Name);
