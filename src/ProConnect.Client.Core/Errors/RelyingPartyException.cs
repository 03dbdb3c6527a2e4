namespace ProConnect.Client.Core.Errors;

/// <summary>
/// The one family of exceptions this library throws once it is configured. What is expected (the user refused, no session,
/// the level was not reached) is an outcome, not an exception. A message never holds a token, a code, a secret or personal data.
/// </summary>
public abstract class RelyingPartyException : Exception
{
    private protected RelyingPartyException(string code, string message, Exception? innerException)
        : base(message, innerException) => Code = code;

    /// <summary>A stable code, <c>step.reason</c>, for instance <c>id_token.signature</c>. Documented in <c>docs/errors.md</c>.</summary>
    public string Code { get; }
}
