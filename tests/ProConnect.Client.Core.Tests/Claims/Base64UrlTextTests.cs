using System.Buffers.Text;
using ProConnect.Client.Core.Claims;

namespace ProConnect.Client.Core.Tests.Claims;

internal sealed class Base64UrlTextTests
{
    [Test]
    public void What_was_encoded_decodes_to_the_same_bytes([Range(0, 9)] int length)
    {
        var bytes = Enumerable.Range(0, length).Select(static i => (byte)(255 - i)).ToArray();

        Assert.That(Base64UrlText.TryDecode(Base64Url.EncodeToString(bytes), out var decoded), Is.True);
        Assert.That(decoded, Is.EqualTo(bytes));
    }

    [TestCase("A")]
    [TestCase("AAAAA")]
    [TestCase("AA==")]
    [TestCase("AAA=")]
    [TestCase("AA AA")]
    [TestCase(" AAAA")]
    [TestCase("AAAA\n")]
    [TestCase("AA+A")]
    [TestCase("AA/A")]
    [TestCase("AA.A")]
    [TestCase("AAé")]
    [TestCase("AB")]
    [TestCase("AH")]
    [TestCase("AAB")]
    [TestCase("AAD")]
    [TestCase("AAAAAB")]
    public void Another_spelling_than_the_canonical_one_is_refused(string text)
    {
        Assert.That(Base64UrlText.TryDecode(text, out var decoded), Is.False);
        Assert.That(decoded, Is.Null);
    }
}
