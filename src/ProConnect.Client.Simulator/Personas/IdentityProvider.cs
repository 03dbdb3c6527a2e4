namespace ProConnect.Client.Simulator.People;

internal sealed record IdentityProvider(string Id, string Label, IReadOnlyList<Persona> Personas)
{
    public const string ProConnectIdentite = "71144ab3-ee1a-4401-b7b3-79b44f7daeeb";
}
