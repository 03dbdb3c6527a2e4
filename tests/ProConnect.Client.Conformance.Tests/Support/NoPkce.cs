using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A provider that does not know PKCE: give <see cref="ForgetAsync"/> to <c>Faults.Intercept</c>.</summary>
internal static class NoPkce
{
    private static readonly string[] Parameters = ["code_challenge", "code_challenge_method", "code_verifier"];

    public static async Task<bool> ForgetAsync(HttpContext context)
    {
        var request = context.Request;
        request.QueryString = QueryString.Create(QueryHelpers.ParseQuery(request.QueryString.Value).Where(static pair => !Parameters.Contains(pair.Key, StringComparer.Ordinal)));
        var form = await SentForm.ReadAsync(context);
        if (form.Remove("code_verifier"))
            await SentForm.ReplaceAsync(context, form);
        return false;
    }
}
