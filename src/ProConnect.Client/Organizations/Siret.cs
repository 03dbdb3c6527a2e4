using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ProConnect.Client;

/// <summary>
/// A SIRET: the number of one establishment of an organisation in the French register. Fourteen digits: the organisation's
/// <see cref="Client.Siren"/>, then the establishment's own number (NIC). That it is well-formed says nothing about whether the
/// establishment exists.
/// </summary>
/// <remarks>The default value is no number: its text is empty, and no text reads as it.</remarks>
[TypeConverter(typeof(NumberTypeConverter<Siret>))]
[JsonConverter(typeof(NumberJsonConverter<Siret>))]
public readonly record struct Siret : ISpanParsable<Siret>
{
    private const int Length = 14;
    private const string LaPoste = "356000000";
    private const string HeadOfficeOfLaPoste = "35600000000048";

    private readonly string? _digits;

    private Siret(string digits, Siren siren)
    {
        _digits = digits;
        Siren = siren;
    }

    /// <summary>The organisation.</summary>
    public Siren Siren { get; }

    /// <summary>The establishment's number within the organisation (NIC): five digits; empty for the default value.</summary>
    public string Nic => _digits?[Siren.Length..] ?? "";

    /// <summary>Reads a SIRET; spaces, also no-break ones, do not matter.</summary>
    /// <param name="text">The text, for instance <c>130 025 265 00013</c>.</param>
    /// <param name="siret">The SIRET; the default value when the text is none.</param>
    /// <returns>Whether the text is fourteen digits whose check digits are right.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Siret siret)
    {
        siret = default;
        if (!OrganizationNumber.TryReadDigits(text, Length, out var digits) || !Siren.TryParse(digits.AsSpan(0, Siren.Length), out var siren) || !IsChecked(digits))
            return false;
        siret = new Siret(digits, siren);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Siret)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Siret siret) => TryParse(text.AsSpan(), out siret);

    /// <summary>Reads a SIRET; spaces, also no-break ones, do not matter.</summary>
    /// <param name="text">The text, for instance <c>130 025 265 00013</c>.</param>
    /// <returns>The SIRET.</returns>
    /// <exception cref="FormatException">The text is not fourteen digits, or a check digit is wrong.</exception>
    public static Siret Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var siret) ? siret : throw new FormatException("The text is not a SIRET: 14 digits, the last of which checks the others.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Siret Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>The digits in groups, separated by no-break spaces, as people read them: <c>130 025 265 00013</c>.</summary>
    /// <returns>A text; empty for the default value.</returns>
    public string ToDisplayString() => _digits is null ? "" : $"{Siren.ToDisplayString()}\u00A0{Nic}";

    /// <summary>The fourteen digits: <c>13002526500013</c>.</summary>
    /// <returns>A text; empty for the default value.</returns>
    public override string ToString() => _digits ?? "";

    static Siret IParsable<Siret>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Siret>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Siret result) => TryParse(s, out result);

    static Siret ISpanParsable<Siret>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Siret>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Siret result) => TryParse(s, out result);

    // La Poste has more establishments than four digits and a check digit can number: all but its head office are checked by their sum.
    private static bool IsChecked(string digits) =>
        digits.StartsWith(LaPoste, StringComparison.Ordinal) && digits is not HeadOfficeOfLaPoste
            ? OrganizationNumber.Sum(digits) % 5 == 0
            : OrganizationNumber.IsLuhn(digits);
}
