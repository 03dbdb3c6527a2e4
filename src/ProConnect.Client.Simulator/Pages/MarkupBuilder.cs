using System.Runtime.CompilerServices;
using System.Text;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>What the compiler calls for each piece of an interpolated string that becomes <see cref="Markup"/>.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupBuilder(int literalLength, int formattedCount)
{
    private const int LikelyLengthOfText = 16;

    private readonly StringBuilder _html = new(literalLength + (formattedCount * LikelyLengthOfText));

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(string? text) => _html.Append(Markup.Encode(text ?? ""));

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public Markup Build() => new(_html.ToString());
}
