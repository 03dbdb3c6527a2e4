namespace ProConnect.Client.Core.Errors;

/// <summary>
/// A response that must not be believed: forged, altered, replayed, addressed to somebody else, or not what the specification
/// says it must be. Nobody is signed in. OIDC Core §3.1.2.7, §3.1.3.5, §3.1.3.7, §5.3.4.
/// </summary>
public sealed class UntrustedResponseException : RelyingPartyException
{
    internal UntrustedResponseException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
