namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>An input for which a property does not hold.</summary>
internal sealed class ViolationException(string message) : Exception(message);
