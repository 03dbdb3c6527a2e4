namespace ProConnect.Client.AspNetCore;

/// <summary>What an error page says and where it leads.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Detail">Which advice, where a kind has several; null for its usual one.</param>
/// <param name="Reference">The number under which the log holds the cause.</param>
/// <param name="Home">The home page.</param>
/// <param name="Login">Where to try again; null when that would not help.</param>
/// <param name="AnotherAccount">Where to come in as somebody else; null when there is no way.</param>
/// <param name="SupportCode">The provider's own code; null when it gave none that may be shown.</param>
internal sealed record ErrorPageContent(ErrorPageKind Kind, string? Detail, string Reference, string Home, string? Login, string? AnotherAccount, string? SupportCode);
