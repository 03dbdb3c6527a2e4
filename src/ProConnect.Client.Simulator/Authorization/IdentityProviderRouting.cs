using ProConnect.Client.Simulator.People;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Authorization;

internal static class IdentityProviderRouting
{
    /// <summary>Sends an interaction to its only identity provider, or to the page where the user chooses among several.</summary>
    /// <returns>The path of the next page.</returns>
    public static string Apply(Interaction interaction, IReadOnlyList<IdentityProvider> providers)
    {
        if (providers.Count > 1)
            return InteractionPaths.Selection(interaction);

        interaction.IdpId = providers[0].Id;
        return InteractionPaths.IdentityProvider(interaction);
    }
}
