namespace ProConnect.Client.Core.Errors;

/// <summary>
/// A response that must not be believed: forged, altered, replayed, addressed to somebody else, or not what the specification
/// says it must be. Nobody is signed in. OIDC Core §3.1.2.7, §3.1.3.5, §3.1.3.7, §5.3.4.
/// </summary>
public sealed class UntrustedResponseException : RelyingPartyException
{
    /// <summary>Refuses a response.</summary>
    /// <param name="code">The stable code, <c>step.reason</c>.</param>
    /// <param name="message">What happened, why, and what to do; without tokens, codes, secrets or personal data.</param>
    /// <param name="innerException">The cause, if any.</param>
    public UntrustedResponseException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
