namespace ProConnect.Client.Simulator.Authorization;

/// <summary>The code ProConnect sends by e-mail when an identity provider has no second factor and one is required.</summary>
internal static class EmailCode
{
    public const string Amr = "mail";

    /// <summary>The level reached with the code, or <see langword="null"/> when the code is not offered.</summary>
    public static string? TryLift(string acr, IReadOnlyList<string> amr, AuthorizationRequest request)
    {
        var lifted = acr is "eidas0" or "eidas1" ? $"{acr}-mfa" : null;
        var isAsked = lifted is not null && request.RequiredAcrs?.Contains(lifted, StringComparer.Ordinal) is true;

        return isAsked && !request.Accepts(acr) && !amr.Contains(Amr, StringComparer.Ordinal) ? lifted : null;
    }
}
