namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

/// <summary>Somebody who has an account at a provider.</summary>
internal sealed record Person(string Email, string Subject);
