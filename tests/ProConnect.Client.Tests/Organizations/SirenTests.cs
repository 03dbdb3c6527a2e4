namespace ProConnect.Client.Tests.Organizations;

internal sealed class SirenTests
{
    [TestCase("130025265")]
    [TestCase("130 025 265")]
    [TestCase("130\u00A0025\u202F265")]
    public void Nine_digits_that_check_are_a_siren(string text)
    {
        var siren = Siren.Parse(text);

        Assert.That(($"{siren}", siren.ToDisplayString()), Is.EqualTo(("130025265", "130\u00A0025\u00A0265")));
    }

    [TestCase("")]
    [TestCase("13002526")]
    [TestCase("1300252650")]
    [TestCase("130025266")]
    [TestCase("000000000")]
    [TestCase("-30025265")]
    [TestCase("١٣٠٠٢٥٢٦٥")]
    [TestCase("13002526500013")]
    public void Anything_else_is_none(string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Siren.TryParse(text, out var siren), Is.False);
            Assert.That(siren, Is.Default);
            Assert.That(() => Siren.Parse(text), Throws.InstanceOf<FormatException>());
        }
    }

    [Test]
    public void The_default_value_is_no_number()
    {
        Assert.That((default(Siren).ToString(), default(Siren).ToDisplayString()), Is.EqualTo(("", "")));
    }

    [Test]
    public void With_the_number_of_an_establishment_it_is_a_siret()
    {
        Assert.That(Siren.Parse("130025265").ToSiret("00013"), Is.EqualTo(Siret.Parse("13002526500013")));
    }

    [TestCase("00014")]
    [TestCase("0013")]
    [TestCase("")]
    [TestCase("-0013")]
    public void With_another_text_it_is_none(string nic)
    {
        Assert.That(() => Siren.Parse("130025265").ToSiret(nic), Throws.InstanceOf<FormatException>());
    }

    [Test]
    public void No_siren_has_no_establishments()
    {
        Assert.That(static () => default(Siren).ToSiret("13002526500013"), Throws.InvalidOperationException);
    }

    [Test]
    public void Every_way_to_read_agrees()
    {
        Assert.That(Any.Parse<Siren>("130 025 265", "fr"), Is.EqualTo(Siren.Parse("130025265")));
    }
}
