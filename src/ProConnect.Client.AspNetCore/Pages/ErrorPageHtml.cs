using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ProConnect.Client.AspNetCore;

/// <summary>The markup of the error page: both languages, no script, no image, readable without style, in the dark and at any size.</summary>
internal static class ErrorPageHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--text:#161616;--page:#f6f6f6;--card:#fff;--action:#000091;--on-action:#fff}
        @media (prefers-color-scheme:dark){:root{--text:#f6f6f6;--page:#161616;--card:#242424;--action:#8585f6;--on-action:#000}}
        *{box-sizing:border-box}
        body{margin:0;padding:2rem 1rem;font:1.0625rem/1.6 system-ui,sans-serif;color:var(--text);background:var(--page)}
        main{max-width:40rem;margin:0 auto;padding:2rem;background:var(--card);border-radius:.5rem}
        h1,h2{margin:0 0 1rem;line-height:1.25}
        h1{font-size:1.75rem}h2{font-size:1.25rem}
        section+section{margin-top:2rem;padding-top:2rem;border-top:1px solid currentColor}
        a{display:inline-block;margin:.5rem 1rem .5rem 0;padding:.5rem 1rem;border:2px solid var(--action);border-radius:.25rem;color:var(--action);text-decoration:none}
        a.main{color:var(--on-action);background:var(--action)}
        a:hover{text-decoration:underline}
        a:focus-visible{outline:3px solid var(--action);outline-offset:3px}
        code{font-size:1.25em;letter-spacing:.05em}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeneralPunctuation);

    public static readonly string StyleHash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    public static string Render(ErrorPageContent page) => $"""
        <!doctype html>
        <html lang="fr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Encoder.Encode(PageTexts.French[$"{page.Kind}.Title"])}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        {Section(PageTexts.French, "h1", page)}
        {Section(PageTexts.English, "h2", page)}
        </main>
        </body>
        </html>
        """;

    private static string Section(PageTexts texts, string heading, ErrorPageContent page) => $"""
        <section lang="{texts.Language}">
        <{heading}>{Encoder.Encode(texts[$"{page.Kind}.Title"])}</{heading}>
        <p>{Encoder.Encode(texts.Find($"{page.Kind}.{page.Detail}") ?? texts[$"{page.Kind}.Advice"])}</p>
        <p>{Link(texts, "TryAgain", page.Login, "main")}{Link(texts, "AnotherAccount", page.AnotherAccount, "other")}{Link(texts, "Home", page.Home, "home")}</p>
        <p>{Encoder.Encode(texts["Reference"])} <code>{page.Reference}</code></p>{SupportCode(texts, page.SupportCode)}
        </section>
        """;

    private static string Link(PageTexts texts, string text, string? address, string style) =>
        address is null ? "" : $"""<a class="{style}" href="{Encoder.Encode(address)}">{Encoder.Encode(texts[text])}</a>""";

    private static string SupportCode(PageTexts texts, string? code) =>
        code is null ? "" : $"\n<p><small>{Encoder.Encode(texts["ProviderCode"])} <samp>{Encoder.Encode(code)}</samp></small></p>";
}
