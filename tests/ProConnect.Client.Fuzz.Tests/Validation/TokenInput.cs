using System.Buffers.Text;
using System.Text;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Validation;

/// <summary>The three parts of a token, and damage to the whole.</summary>
/// <param name="Header">The header.</param>
/// <param name="Payload">The payload.</param>
/// <param name="SignatureLength">How many bytes of signature there are.</param>
/// <param name="Damage">What is done to the whole.</param>
/// <param name="Respelled">The part whose last character becomes the next one, which may stand for the same bytes; -1 for none.</param>
internal sealed record TokenInput(Plan Header, Plan Payload, int SignatureLength, Noise? Damage, int Respelled)
{
    public bool IsSound => Header.IsSound && Payload.IsSound && Damage is null && Respelled < 0 && SignatureLength < 10_000;

    public string Text()
    {
        string[] parts = [Base64Url.EncodeToString(Header.ToBytes()), Base64Url.EncodeToString(Payload.ToBytes()), Base64Url.EncodeToString(new byte[SignatureLength])];
        if (Respelled >= 0 && parts[Respelled] is { Length: > 0 } part)
            parts[Respelled] = $"{part[..^1]}{(char)(part[^1] + 1)}";
        var text = string.Join('.', parts);
        return Damage is null ? text : Encoding.Latin1.GetString(Damage.ApplyTo(Encoding.Latin1.GetBytes(text)));
    }

    public IEnumerable<TokenInput> Simpler() =>
    [
        .. Header.Simpler().Select(header => this with { Header = header }),
        .. Payload.Simpler().Select(payload => this with { Payload = payload }),
        .. Damage is null ? Array.Empty<TokenInput>() : [this with { Damage = null }],
    ];

    public override string ToString() => $"{Shown.Of(Text())} of {Header} and {Payload} {Damage}";
}
