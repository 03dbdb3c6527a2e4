using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>The addresses of the pages of an interaction.</summary>
internal static class InteractionPaths
{
    public const string EmailPattern = "/interaction/{id}";
    public const string SelectionPattern = "/interaction/{id}/identity-provider-selection";
    public const string IdentityProviderPattern = "/interaction/{id}/identity-provider";
    public const string AccountPattern = "/interaction/{id}/account";
    public const string OrganizationPattern = "/interaction/{id}/organization";
    public const string InformationPattern = "/interaction/{id}/personal-information";
    public const string CancelPattern = "/interaction/{id}/cancel";
    public const string ErrorPattern = "/interaction/{id}/error";

    private const string Root = "/interaction/";

    public static string Email(Interaction interaction) => Fill(EmailPattern, interaction);

    public static string Selection(Interaction interaction) => Fill(SelectionPattern, interaction);

    public static string IdentityProvider(Interaction interaction) => Fill(IdentityProviderPattern, interaction);

    public static string Account(Interaction interaction) => Fill(AccountPattern, interaction);

    public static string Organization(Interaction interaction) => Fill(OrganizationPattern, interaction);

    public static string Information(Interaction interaction) => Fill(InformationPattern, interaction);

    public static string Cancel(Interaction interaction) => Fill(CancelPattern, interaction);

    public static string Error(Interaction interaction) => Fill(ErrorPattern, interaction);

    /// <summary>The path with <c>{id}</c> in place of an interaction's identifier; any other path as it is.</summary>
    public static string ToPattern(string path)
    {
        var id = IdIn(path);
        return id.Length == 0 ? path : $"{Root}{{id}}{path[(Root.Length + id.Length)..]}";
    }

    public static string IdIn(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
            return "";

        var rest = path[Root.Length..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? rest : rest[..end];
    }

    private static string Fill(string pattern, Interaction interaction) =>
        $"{interaction.Provider.IssuerPath}{pattern.Replace("{id}", interaction.Id, StringComparison.Ordinal)}";
}
