using System.Globalization;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>What holds of every exception of the family: a documented code, a message of one plain line that gives nothing away.</summary>
internal static class RefusalRules
{
    private const int LongestMessage = 1_200;
    private const int ShortestSecret = 8;

    public static void Check(RelyingPartyException refusal, IEnumerable<string> secrets)
    {
        Violation.Unless(DocumentedCodes.All.Contains(refusal.Code), $"The code {refusal.Code} is not documented.");
        Violation.Unless(refusal.Message.Length is > 0 and < LongestMessage, $"The message has {refusal.Message.Length} characters.");
        Violation.Unless(refusal.Message.All(IsPlain), $"The message holds characters that are not plain: {Shown.Of(refusal.Message)}");
        if (refusal is ProviderErrorException { Error: var error })
            CheckText(error.ToString(), secrets);
        for (Exception? e = refusal; e is not null; e = e.InnerException)
            CheckText(e.Message, secrets);
    }

    public static bool IsPlain(char c) => !char.IsControl(c) && char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    private static void CheckText(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
            Violation.Unless(secret.Length < ShortestSecret || !text.Contains(secret, StringComparison.Ordinal), $"A secret stands in: {Shown.Of(text)}");
    }
}
