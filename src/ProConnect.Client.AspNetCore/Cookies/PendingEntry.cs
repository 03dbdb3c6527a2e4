using ProConnect.Client.Core.Authorization;

namespace ProConnect.Client.AspNetCore;

/// <summary>A pending sign-in and the properties of its challenge.</summary>
internal sealed record PendingEntry(PendingSignIn SignIn, Dictionary<string, string?> Properties);
