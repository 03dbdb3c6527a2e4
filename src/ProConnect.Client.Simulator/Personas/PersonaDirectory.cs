namespace ProConnect.Client.Simulator.People;

/// <summary>Who can sign in, and which identity provider an e-mail address or a hint leads to.</summary>
internal sealed class PersonaDirectory
{
    private readonly IdentityProvider[] _providers;
    private readonly IdentityProvider _default;

    public PersonaDirectory(IEnumerable<Persona> personas)
    {
        All = [.. personas];
        _providers = [.. All.GroupBy(persona => persona.IdpId, StringComparer.Ordinal).Select(Describe)];
        _default = _providers.FirstOrDefault(provider => Is(provider, IdentityProvider.ProConnectIdentite))
            ?? new IdentityProvider(IdentityProvider.ProConnectIdentite, "ProConnect Identité", []);
    }

    public IReadOnlyList<Persona> All { get; }

    public Persona? Find(string? email) =>
        All.FirstOrDefault(persona => string.Equals(persona.Email, email, StringComparison.OrdinalIgnoreCase));

    public IdentityProvider? FindProvider(string id) =>
        Is(_default, id) ? _default : Array.Find(_providers, provider => Is(provider, id));

    /// <summary>One provider, or several to choose from; never none.</summary>
    public IReadOnlyList<IdentityProvider> Route(string email)
    {
        var domain = DomainOf(email);
        var serving = _providers.Where(provider => provider.Personas.Any(persona =>
            string.Equals(DomainOf(persona.Email), domain, StringComparison.OrdinalIgnoreCase))).ToArray();

        return serving.Length == 0 ? [_default] : serving;
    }

    private static IdentityProvider Describe(IGrouping<string, Persona> group)
    {
        var isDefault = string.Equals(group.Key, IdentityProvider.ProConnectIdentite, StringComparison.Ordinal);
        return new IdentityProvider(group.Key, isDefault ? "ProConnect Identité" : group.First().OrganizationLabel, [.. group]);
    }

    private static bool Is(IdentityProvider provider, string id) => string.Equals(provider.Id, id, StringComparison.Ordinal);

    private static string DomainOf(string email) => email[(email.LastIndexOf('@') + 1)..];
}
