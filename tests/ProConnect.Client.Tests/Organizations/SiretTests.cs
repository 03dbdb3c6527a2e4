using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Organizations;

internal sealed class SiretTests
{
    private const string HeadOfficeOfLaPoste = "35600000000048";

    [TestCase("13002526500013")]
    [TestCase("21630215800011")]
    [TestCase("10000001700010")]
    [TestCase("83832482000011")]
    public void Fourteen_digits_that_check_are_a_siret(string text)
    {
        var siret = Siret.Parse(text);

        Assert.That(($"{siret}", $"{siret.Siren}", siret.Nic), Is.EqualTo((text, text[..9], text[9..])));
    }

    [TestCase("130 025 265 00013")]
    [TestCase("130\u00A0025\u00A0265\u00A000013")]
    [TestCase("130\u202F025\u202F265\u202F00013")]
    [TestCase("  1 3 0 0 2 5 2 6 5 0 0 0 1 3\u2009")]
    public void Spaces_do_not_matter(string text)
    {
        Assert.That(Siret.Parse(text), Is.EqualTo(Siret.Parse("13002526500013")));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("1300252650001", Description = "too short")]
    [TestCase("130025265000133", Description = "too long")]
    [TestCase("13002526500014", Description = "a wrong check digit")]
    [TestCase("13002526600011", Description = "a check digit that is right, of a SIREN that is none")]
    [TestCase("00000000000000", Description = "nobody's, though its check digit is right")]
    [TestCase("+3002526500013")]
    [TestCase("-13002526500013")]
    [TestCase("130025265.00013")]
    [TestCase("1300252650001X")]
    [TestCase("0x30025265000")]
    [TestCase("١٣٠٠٢٥٢٦٥٠٠٠١٣", Description = "Arabic digits")]
    [TestCase("\uFF11\uFF13002526500013", Description = "two full-width digits")]
    [TestCase("\uFF11\uFF13\uFF10\uFF10\uFF12\uFF15\uFF12\uFF16\uFF15\uFF10\uFF10\uFF10\uFF11\uFF13")]
    [TestCase("13002526500013\n")]
    [TestCase("13002526500013\t")]
    [TestCase("13002526500013\0")]
    [TestCase("130-025-265-00013")]
    public void Anything_else_is_none(string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Siret.TryParse(text, out var siret), Is.False);
            Assert.That(siret, Is.Default);
            Assert.That(() => Siret.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Not.Contains("1300"));
        }
    }

    [Test]
    public void A_text_without_end_is_none()
    {
        Assert.That(Siret.TryParse(new string(' ', 10_000_000) + "13002526500013", out _), Is.False);
    }

    [Test]
    public void Null_is_none()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Siret.TryParse(null, out _), Is.False);
            Assert.That(static () => Siret.Parse(null!), Throws.ArgumentNullException);
        }
    }

    [Test]
    public void Each_digit_is_checked()
    {
        const string sound = "13002526500013";
        var altered = from i in Enumerable.Range(0, sound.Length) from d in "0123456789" where d != sound[i] select $"{sound[..i]}{d}{sound[(i + 1)..]}";

        Assert.That(altered.Where(static text => Siret.TryParse(text, out _)), Is.Empty);
    }

    [Test]
    public void Digits_of_other_scripts_are_none([Values('\u0660', '\u06F0', '\u0966', '\uFF10')] char zero, [Range(0, 9)] int digit)
    {
        Assert.That(Siret.TryParse($"1300252650001{(char)(zero + digit)}", out _), Is.False);
    }

    [TestCase(HeadOfficeOfLaPoste, true, Description = "the head office, by its check digit")]
    [TestCase("35600000049837", true, Description = "a sum of 45, and a wrong check digit")]
    [TestCase("35600000049838", false)]
    [TestCase("35600000000010", true, Description = "a sum of 15, and a wrong check digit")]
    [TestCase("35600000000055", false, Description = "a right check digit, and a sum of 24")]
    [TestCase("13002526500015", false, Description = "a sum of 30, and a wrong check digit, of another organisation")]
    public void The_establishments_of_La_Poste_are_checked_by_their_sum(string text, bool isSound)
    {
        Assert.That(Siret.TryParse(text, out _), Is.EqualTo(isSound));
    }

    [Test]
    public void A_person_reads_groups_that_do_not_break()
    {
        var text = Siret.Parse("13002526500013").ToDisplayString();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Is.EqualTo("130\u00A0025\u00A0265\u00A000013"));
            Assert.That(Siret.Parse(text).ToString(), Is.EqualTo("13002526500013"));
        }
    }

    [Test]
    public void The_default_value_is_no_number()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((default(Siret).ToString(), default(Siret).ToDisplayString(), default(Siret).Nic, default(Siret).Siren), Is.EqualTo(("", "", "", default(Siren))));
            Assert.That(default(Siret), Is.Not.EqualTo(Siret.Parse("13002526500013")));
        }
    }

    [Test]
    public void A_siret_binds_from_configuration()
    {
        var section = Settings.Section([KeyValuePair.Create<string, string?>("Siret", "130 025 265 00013"), KeyValuePair.Create<string, string?>("Sirens:0", "130 025 265")]);

        var bound = Numbers.Bind(section);

        Assert.That((bound.Siret, bound.Sirens.Single()), Is.EqualTo((Siret.Parse("13002526500013"), Siren.Parse("130025265"))));
    }

    [Test]
    public void Configuration_that_is_none_is_refused()
    {
        var section = Settings.Section([KeyValuePair.Create<string, string?>("Siret", "1300252650001")]);

        Assert.That(() => Numbers.Bind(section), Throws.InvalidOperationException.With.Message.Contains("ProConnect:Siret"));
    }

    [TestCase("en")]
    [TestCase("fr")]
    [TestCase("fa")]
    [TestCase("tr")]
    public void Cultures_do_not_matter(string culture)
    {
        Assert.That(Any.Parse<Siret>("13002526500013", culture), Is.EqualTo(Siret.Parse("13002526500013")));
    }
}
