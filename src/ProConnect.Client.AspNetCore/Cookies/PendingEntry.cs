using System.Text.Json.Serialization;
using ProConnect.Client.Core.Authorization;

namespace ProConnect.Client.AspNetCore;

/// <summary>A pending sign-in and the properties of its challenge.</summary>
internal sealed record PendingEntry(
    [property: JsonPropertyName("s")] PendingSignIn SignIn,
    [property: JsonPropertyName("p")] Dictionary<string, string?> Properties);
