using System.Text.Json;

namespace ProConnect.Client.Tests.Organizations;

internal sealed class NumberJsonTests
{
    [Test]
    public void Numbers_are_strings_and_come_back()
    {
        var numbers = new Numbers { Siret = Siret.Parse("13002526500013"), Sirens = [Siren.Parse("130025265")], Names = { [Siren.Parse("216302158")] = "Saint-Exemple" } };

        var json = JsonSerializer.Serialize(numbers);
        var read = JsonSerializer.Deserialize<Numbers>(json)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json, Is.EqualTo("""{"Siret":"13002526500013","Other":null,"Sirens":["130025265"],"Names":{"216302158":"Saint-Exemple"}}"""));
            Assert.That((read.Siret, read.Sirens.Single(), read.Names.Keys.Single()), Is.EqualTo((numbers.Siret, numbers.Sirens[0], Siren.Parse("216302158"))));
        }
    }

    [Test]
    public void The_default_value_is_written_as_null()
    {
        Assert.That(JsonSerializer.Serialize(default(Siret)), Is.EqualTo("null"));
    }

    [TestCase("13002526500013")]
    [TestCase("\"1300252650001\"")]
    [TestCase("\"\"")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("[\"13002526500013\"]")]
    [TestCase("true")]
    public void Anything_else_is_refused_without_repeating_it(string json)
    {
        Assert.That(() => JsonSerializer.Deserialize<Siret>(json), Throws.InstanceOf<JsonException>().With.Message.Not.Contains("1300"));
    }
}
