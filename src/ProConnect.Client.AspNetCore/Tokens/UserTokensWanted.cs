namespace ProConnect.Client.AspNetCore;

/// <summary>Says that an HTTP client sends the access tokens of a scheme's users.</summary>
internal sealed record UserTokensWanted(string Scheme);
