namespace ProConnect.Client.Simulator.Tests.People;

internal sealed class PersonasTests
{
    [Test]
    public void Subjects_are_distinct_version_4_UUIDs()
    {
        Assert.That(Personas.All.Select(persona => persona.Sub), Is.Unique);
        foreach (var persona in Personas.All)
            Assert.That(persona.Sub, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    }

    [Test]
    public void Addresses_are_in_the_reserved_domain()
    {
        Assert.That(Personas.All.Select(persona => persona.Email), Has.All.EndsWith(".example"));
    }

    [Test]
    public void Organisation_numbers_pass_the_Luhn_check()
    {
        Assert.That(Personas.All.Select(persona => IsLuhn(persona.Siret)), Has.All.True);
    }

    [Test]
    public void Levels_are_all_different_but_for_the_two_without_a_second_factor()
    {
        Assert.That(
            Personas.All.Select(persona => persona.Acr),
            Is.EqualTo(new[] { "eidas2", "eidas1", "eidas1-mfa", "eidas3", "eidas1" }));
    }

    private static bool IsLuhn(string digits)
    {
        var sum = digits.Reverse().Select((digit, index) => (digit - '0') * (1 + (index % 2))).Sum(value => value > 9 ? value - 9 : value);
        return digits.Length == 14 && sum % 10 == 0;
    }
}
