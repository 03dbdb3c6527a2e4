namespace ProConnect.Client.AspNetCore;

/// <summary>Says that a scheme of this name authenticates by access tokens.</summary>
internal sealed record TokenIntrospectionScheme(string Name);
