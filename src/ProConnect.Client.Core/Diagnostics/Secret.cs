using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ProConnect.Client.Core.Diagnostics;

/// <summary>
/// A value that must not be seen: a client secret, a token. It prints a mask wherever it is formatted, logged or serialised;
/// <see cref="Reveal"/> is the only way to its text. It binds from configuration.
/// </summary>
[TypeConverter(typeof(SecretTypeConverter))]
[JsonConverter(typeof(SecretJsonConverter))]
[DebuggerDisplay(Mask)]
public sealed class Secret
{
    internal const string Mask = "***";

    private readonly string _value;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The text to protect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Wraps a string, so that <c>options.ClientSecret = "…"</c> reads naturally; null stays null.</summary>
    /// <param name="value">The text to protect.</param>
    public static implicit operator Secret?(string? value) => value is null ? null : new Secret(value);

    internal bool IsBlank => string.IsNullOrWhiteSpace(_value);

    /// <summary>The protected text. Search for calls of this method when you review what happens to secrets.</summary>
    /// <returns>The text, in clear.</returns>
    public string Reveal() => _value;

    /// <summary>A mask, never the value.</summary>
    /// <returns><c>***</c></returns>
    public override string ToString() => Mask;
}
