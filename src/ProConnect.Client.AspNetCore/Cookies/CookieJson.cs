using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProConnect.Client.AspNetCore;

[JsonSerializable(typeof(List<PendingEntry>))]
[JsonSerializable(typeof(SignOutEntry))]
[JsonSerializable(typeof(SessionFacts))]
[JsonSerializable(typeof(KeptTokens))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class CookieJson : JsonSerializerContext
{
    /// <summary>Without the escapes that make JSON safe inside HTML: it is encrypted here, and every one takes room.</summary>
    public static CookieJson Compact { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
