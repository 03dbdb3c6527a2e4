using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>
/// The <c>prompt</c> parameter. Only <c>none</c> changes anything: <c>login</c> and <c>consent</c> are accepted and a session is
/// reused all the same.
/// </summary>
internal static class PromptParameter
{
    public static bool IsSilent(string? parameter, ResponseTarget target)
    {
        var values = parameter?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (values.Any(value => value is not ("none" or "login" or "consent")))
            throw new AuthorizationErrorException(target, "invalid_request", "unsupported prompt value requested");

        var isSilent = values.Contains("none", StringComparer.Ordinal);
        return isSilent && values.Length > 1
            ? throw new AuthorizationErrorException(target, "invalid_request", "prompt none must only be used alone")
            : isSilent;
    }
}
