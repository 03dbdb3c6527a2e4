using Microsoft.Extensions.Configuration;

namespace ProConnect.Client.Tests.Organizations;

/// <summary>Settings of an application, or members of a JSON object.</summary>
internal sealed class Numbers
{
    public Siret Siret { get; set; }

    public Siret? Other { get; set; }

    public IList<Siren> Sirens { get; set; } = [];

    public Dictionary<Siren, string> Names { get; set; } = [];

    public static Numbers Bind(IConfiguration section)
    {
        var numbers = new Numbers();
        section.Bind(numbers);
        return numbers;
    }
}
