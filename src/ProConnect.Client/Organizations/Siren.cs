using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ProConnect.Client;

/// <summary>
/// A SIREN: the number of an organisation in the French register of companies and public bodies. Nine digits, the last of which is a
/// check digit. That it is well-formed says nothing about whether the organisation exists.
/// </summary>
/// <remarks>The default value is no number: its text is empty, and no text reads as it.</remarks>
[TypeConverter(typeof(NumberTypeConverter<Siren>))]
[JsonConverter(typeof(NumberJsonConverter<Siren>))]
public readonly record struct Siren : ISpanParsable<Siren>
{
    internal const int Length = 9;

    private const string Nobody = "000000000";

    private readonly string? _digits;

    private Siren(string digits) => _digits = digits;

    /// <summary>Reads a SIREN; spaces, also no-break ones, do not matter.</summary>
    /// <param name="text">The text, for instance <c>130 025 265</c>.</param>
    /// <param name="siren">The SIREN; the default value when the text is none.</param>
    /// <returns>Whether the text is nine digits whose check digit is right.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Siren siren)
    {
        var isSound = OrganizationNumber.TryReadDigits(text, Length, out var digits) && OrganizationNumber.IsLuhn(digits) && digits is not Nobody;
        siren = isSound ? new Siren(digits!) : default;
        return isSound;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Siren)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Siren siren) => TryParse(text.AsSpan(), out siren);

    /// <summary>Reads a SIREN; spaces, also no-break ones, do not matter.</summary>
    /// <param name="text">The text, for instance <c>130 025 265</c>.</param>
    /// <returns>The SIREN.</returns>
    /// <exception cref="FormatException">The text is not nine digits, or the check digit is wrong.</exception>
    public static Siren Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var siren) ? siren : throw new FormatException("The text is not a SIREN: 9 digits, the last of which checks the others.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Siren Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>The SIRET of one of the organisation's establishments.</summary>
    /// <param name="nic">Its internal number (NIC): five digits, the last of which is a check digit.</param>
    /// <returns>The SIRET.</returns>
    /// <exception cref="FormatException">SIREN and NIC together are no SIRET.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, no number.</exception>
    public Siret ToSiret(string nic) =>
        Siret.Parse($"{_digits ?? throw new InvalidOperationException("There is no SIREN: this is the default value.")}{nic}");

    /// <summary>The digits in groups, separated by no-break spaces, as people read them: <c>130 025 265</c>.</summary>
    /// <returns>A text; empty for the default value.</returns>
    public string ToDisplayString() => _digits is null ? "" : $"{_digits[..3]}\u00A0{_digits[3..6]}\u00A0{_digits[6..]}";

    /// <summary>The nine digits: <c>130025265</c>.</summary>
    /// <returns>A text; empty for the default value.</returns>
    public override string ToString() => _digits ?? "";

    static Siren IParsable<Siren>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Siren>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Siren result) => TryParse(s, out result);

    static Siren ISpanParsable<Siren>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Siren>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Siren result) => TryParse(s, out result);
}
