namespace ProConnect.Client.Core.Errors;

/// <summary>The provider could not be reached, answered too late, too much, or with something that is not an answer. Trying again later may help.</summary>
public sealed class ProviderUnavailableException : RelyingPartyException
{
    internal ProviderUnavailableException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
