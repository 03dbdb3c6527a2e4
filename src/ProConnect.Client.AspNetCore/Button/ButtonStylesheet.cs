using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ProConnect.Client.AspNetCore;

/// <summary>The style of the plain button, at an address of this site: nothing inline, so that a strict Content-Security-Policy may stay.</summary>
internal static class ButtonStylesheet
{
    private static readonly byte[] Css = Load();
    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Css))[..16]}\"");

    public static IResult Get() => Results.Bytes(Css, "text/css; charset=utf-8", entityTag: Tag);

    private static byte[] Load()
    {
        using var css = typeof(ButtonStylesheet).Assembly.GetManifestResourceStream("button.css")!;
        using var copy = new MemoryStream();
        css.CopyTo(copy);
        return copy.ToArray();
    }
}
