using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>A piece of HTML. Whatever is interpolated into it is encoded, unless it is markup already.</summary>
internal readonly record struct Markup(string Html)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly Markup Empty = new("");

    public static Markup Of(MarkupBuilder html) => html.Build();

    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Html)));

    public static string Encode(string text) => Encoder.Encode(text);
}
