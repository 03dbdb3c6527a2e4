namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>The codes under which a refreshed ID token is refused.</summary>
internal static class RefreshCodes
{
    /// <summary>The step of what is checked on every ID token.</summary>
    public const string Step = "id_token";

    public static string Of(string reason) => reason is "sub" or "nonce" or "auth_time" ? $"refresh.{reason}" : $"{Step}.{reason}";
}
