using System.Buffers.Text;
using System.Text;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Validation;

/// <summary>The three parts of a token, and damage to the whole.</summary>
internal sealed record TokenInput(Plan Header, Plan Payload, int SignatureLength, Noise? Damage)
{
    public bool IsSound => Header.IsSound && Payload.IsSound && Damage is null && SignatureLength < 10_000;

    public string Text()
    {
        var text = $"{Base64Url.EncodeToString(Header.ToBytes())}.{Base64Url.EncodeToString(Payload.ToBytes())}.{Base64Url.EncodeToString(new byte[SignatureLength])}";
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
