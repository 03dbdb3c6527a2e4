using FsCheck;
using FsCheck.Fluent;

namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>Short texts of any characters: controls, halves of surrogate pairs, invisible and look-alike ones.</summary>
internal static class OddText
{
    private const string Peculiar = "\0\t\n\r\u001b\u007f\u0085\u00a0\u00ad\u200b\u200e\u2028\u2029\u202e\ud800\udbff\udc00\udfff\ufeff\uff0f\uff3c\u2044\ufffd\u0130\u017f\"\\/%+&=?#;,.:@ ";

    public static Gen<string> Any { get; } = Gen.Choose(0, int.MaxValue).Select(static seed => Of(new Random(seed)));

    private static string Of(Random random)
    {
        var length = random.Next(100) == 0 ? random.Next(4_000) : random.Next(24);
        return string.Create(length, random, static (span, random) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = random.Next(4) switch
                {
                    0 => Peculiar[random.Next(Peculiar.Length)],
                    1 => (char)random.Next(0x10000),
                    _ => (char)random.Next(' ', 0x7f),
                };
            }
        });
    }
}
