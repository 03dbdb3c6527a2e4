using ProConnect.Client;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class Organizations
{
    public static void Read(string text)
    {
        if (Siret.TryParse(text, out var siret))
            Console.WriteLine($"{siret.ToDisplayString()} is an establishment of {siret.Siren}");
    }
}
