namespace ProConnect.Client.Core.Errors;

/// <summary>The provider answered a back-channel request with an OAuth error: wrong client secret, code already used, and so on (RFC 6749 §5.2).</summary>
public sealed class ProviderErrorException : RelyingPartyException
{
    internal ProviderErrorException(string code, OAuthError error, int statusCode, ErrorAdvice advice)
        : base(code, $"The provider answered {error}. {advice.Code}: {advice.Cure}", innerException: null)
    {
        Error = error;
        Advice = advice;
        StatusCode = statusCode;
    }

    /// <summary>What the provider said.</summary>
    public OAuthError Error { get; }

    /// <summary>What it means and what to do about it.</summary>
    public ErrorAdvice Advice { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public int StatusCode { get; }
}
