using System.Globalization;
using ProConnect.Client.Core.Claims;

namespace ProConnect.Client.Core.Admission;

/// <summary>
/// The domain of an e-mail address, in the one form that can be compared: ASCII (RFC 5891), in lower case. Only names that say the same
/// when they are written back are taken, so that no letter that merely looks or folds like another opens a door.
/// </summary>
internal static class EmailDomain
{
    private const int MaxLength = 254;

    /// <summary>The domain of an address; null when the text is not plainly one address. No domain has a second at sign.</summary>
    public static string? Of(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && email.Length <= MaxLength && !email.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '"' or '<' or '>' or ',' or ';')
            ? ToAscii(email[(at + 1)..])
            : null;
    }

    /// <summary>The ASCII form of a domain's name, which has a dot and no final one; null when the text is none.</summary>
    public static string? ToAscii(string domain)
    {
        if (domain.Length is 0 or > MaxLength)
            return null;
        var name = CaseFolding.ToLower(domain);
        var idn = new IdnMapping { UseStd3AsciiRules = true };
        try
        {
            var ascii = idn.GetAscii(name).ToLowerInvariant();
            return name.Contains('.', StringComparison.Ordinal) && name[^1] is not '.' && IsSame(name, ascii, idn.GetUnicode(ascii)) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null; // An empty or overlong label, or a character that no domain has.
        }
    }

    private static bool IsSame(string name, string ascii, string unicode) =>
        string.Equals(name, ascii, StringComparison.Ordinal) || string.Equals(name, unicode, StringComparison.Ordinal);
}
