using System.ComponentModel;
using System.Text.Json;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.Diagnostics;

internal sealed class SecretTests
{
    private static readonly Secret Sample = new("s3cr3t");

    [Test]
    public void A_secret_prints_a_mask_however_it_is_formatted()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sample.ToString(), Is.EqualTo("***"));
            Assert.That($"{Sample}", Is.EqualTo("***"));
            Assert.That(string.Concat("a", Sample), Is.EqualTo("a***"));
            Assert.That(TypeDescriptor.GetConverter(typeof(Secret)).ConvertToInvariantString(Sample), Is.EqualTo("***"));
        }
    }

    [Test]
    public void A_secret_serialises_as_a_mask() => Assert.That(JsonSerializer.Serialize(Sample), Is.EqualTo("\"***\""));

    [Test]
    public void A_type_that_holds_secrets_serialises_with_masks()
    {
        var tokens = new TokenSet { AccessToken = new("at"), IdToken = new("s3cr3t"), RefreshToken = "s3cr3t" };

        Assert.That(JsonSerializer.Serialize(tokens), Does.Contain("\"AccessToken\":\"***\"").And.Not.Contain("s3cr3t"));
    }

    [Test]
    public void A_mask_is_not_read_back_as_a_secret() =>
        Assert.That(static () => JsonSerializer.Deserialize<Secret>("\"***\""), Throws.InstanceOf<NotSupportedException>());

    [Test]
    public void Reveal_gives_the_text() => Assert.That(Sample.Reveal(), Is.EqualTo("s3cr3t"));

    [Test]
    public void A_text_converts_and_null_stays_null()
    {
        Secret? none = (string?)null;
        Secret? some = "x";

        Assert.That(none, Is.Null);
        Assert.That(some?.Reveal(), Is.EqualTo("x"));
        Assert.That(static () => new Secret(null!), Throws.ArgumentNullException);
    }
}
