namespace ProConnect.Client.Fuzz.Tests.Cookies;

internal enum CookieKind
{
    Protected,
    BitFlipped,
    Truncated,
    Damaged,
    OfAnotherPurpose,
    Noise,
}
