namespace ProConnect.Client.Core.Errors;

/// <summary>What an error of the provider means here, and what to do about it.</summary>
/// <param name="Code">A stable code, <c>step.reason</c>, for instance <c>authorization.invalid_scope</c>. Documented in <c>docs/errors.md</c>.</param>
/// <param name="Remedy">Who can do something about it.</param>
/// <param name="Cure">For the developer: what to look at, by the name of the setting.</param>
public sealed record ErrorAdvice(string Code, ErrorRemedy Remedy, string Cure)
{
    private const int MaxSupportCodeLength = 80;

    /// <summary>The provider's own code, for its support: letters, digits, and <c>_ . : -</c> alone, so that it may be shown. Null if there is none that may.</summary>
    public string? SupportCode { get; private init; }

    /// <summary>The same advice about one error.</summary>
    /// <param name="error">What the provider said.</param>
    /// <param name="number">A number of the provider's own that stands in its description; null if there is none.</param>
    /// <returns>The advice, with the support code.</returns>
    public ErrorAdvice About(OAuthError error, string? number = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        var code = number is null ? error.Error : $"{error.Error} {number}";
        return this with { SupportCode = code.Length <= MaxSupportCodeLength && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-' or ' ') ? code : null };
    }
}
