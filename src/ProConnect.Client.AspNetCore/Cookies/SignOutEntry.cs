namespace ProConnect.Client.AspNetCore;

/// <summary>A sign-out on its way to the provider and back.</summary>
internal sealed record SignOutEntry(string State, string ReturnUrl, bool SignInAgain = false);
