using System.Diagnostics.CodeAnalysis;

namespace ProConnect.Client;

/// <summary>What SIREN and SIRET have in common: how they are read, and the check digit of the register (Luhn, ISO/IEC 7812-1 annex B).</summary>
internal static class OrganizationNumber
{
    // Room for a SIRET and for more spaces than anybody writes.
    private const int MaxLength = 40;

    /// <summary>Exactly <paramref name="length"/> ASCII digits, spaces between and around them left out.</summary>
    public static bool TryReadDigits(ReadOnlySpan<char> text, int length, [NotNullWhen(true)] out string? digits)
    {
        digits = null;
        Span<char> read = stackalloc char[length];
        var count = 0;
        if (text.Length > MaxLength)
            return false;
        foreach (var c in text)
        {
            if (IsSpace(c))
                continue;
            if (!char.IsAsciiDigit(c) || count == length)
                return false;
            read[count++] = c;
        }

        if (count < length)
            return false;
        digits = new string(read);
        return true;
    }

    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 1; i <= digits.Length; i++)
        {
            var digit = digits[^i] - '0';
            sum += i % 2 == 1 ? digit : (digit * 2 / 10) + (digit * 2 % 10);
        }

        return sum % 10 == 0;
    }

    public static int Sum(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        foreach (var c in digits)
            sum += c - '0';
        return sum;
    }

    // The space bar's, and those that French typography and copied pages have: no-break, narrow no-break, thin.
    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';
}
