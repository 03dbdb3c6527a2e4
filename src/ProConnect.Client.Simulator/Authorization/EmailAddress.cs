using System.Text.RegularExpressions;

namespace ProConnect.Client.Simulator.Authorization;

internal static partial class EmailAddress
{
    public static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
