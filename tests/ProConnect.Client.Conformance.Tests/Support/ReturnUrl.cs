namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Where somebody wants to be sent after a sign-in or sign-out.</summary>
/// <param name="Id">The line of the catalogue.</param>
/// <param name="Text">The address.</param>
/// <param name="Encodings">How often it was percent-encoded, beyond what carrying it needs.</param>
/// <param name="Page">The page of the application that a browser must reach.</param>
internal sealed record ReturnUrl(string Id, string Text, int Encodings, string Page)
{
    public const string Home = "/";

    /// <summary>Whether it is an address of the application, and not merely refused.</summary>
    public bool IsKept => !string.Equals(Page, Home, StringComparison.Ordinal);

    public string Outcome => IsKept ? "accepted unchanged" : "default page";

    public override string ToString()
    {
        var visible = string.Concat(Text.Take(50).Select(static c => c is > ' ' and < '\u007F' ? $"{c}" : $"U+{(int)c:X4}"));
        return Text.Length > 50 ? $"{Id} {visible}… of {Text.Length}" : $"{Id} {visible}";
    }
}
