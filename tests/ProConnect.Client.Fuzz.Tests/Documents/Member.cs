namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>A name and a value, in the raw form of what they are part of: JSON text, or a decoded parameter.</summary>
internal readonly record struct Member(string Name, string Value)
{
    public static Member OfText(string name, string text) => new($"\"{name}\"", $"\"{text}\"");

    public static Member OfRaw(string name, string json) => new($"\"{name}\"", json);
}
