namespace ProConnect.Client.Core.Errors;

/// <summary>
/// An error as the provider worded it (RFC 6749 §4.1.2.1 and §5.2, OIDC Core §3.1.2.6). It comes from outside: the texts are
/// cut to a bounded length and stripped of control characters, and must still be encoded before they are shown.
/// </summary>
public sealed record OAuthError
{
    private const int MaxErrorLength = 64;
    private const int MaxDescriptionLength = 300;

    /// <summary>Takes an error from the wire.</summary>
    /// <param name="error">The <c>error</c> code.</param>
    /// <param name="description">The <c>error_description</c>, if any.</param>
    public OAuthError(string error, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = WireText.Clean(error, MaxErrorLength);
        Description = description is null ? null : WireText.Clean(description, MaxDescriptionLength);
    }

    /// <summary>The <c>error</c> code, for instance <c>access_denied</c>.</summary>
    public string Error { get; }

    /// <summary>The <c>error_description</c>, meant for developers, if the provider gave one.</summary>
    public string? Description { get; }

    /// <summary>The code and, if there is one, the description.</summary>
    /// <returns>A text on one line.</returns>
    public override string ToString() => Description is null ? Error : $"{Error} ({Description})";
}
