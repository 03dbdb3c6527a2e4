using System.Text.Json.Serialization;

namespace ProConnect.Client.AspNetCore;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(List<PendingEntry>))]
[JsonSerializable(typeof(SignOutEntry))]
internal sealed partial class CookieJson : JsonSerializerContext;
