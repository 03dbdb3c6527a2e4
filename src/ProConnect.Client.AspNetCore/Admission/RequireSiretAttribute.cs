namespace ProConnect.Client.AspNetCore;

/// <summary>Only users of one of these establishments come in. Needs the scope <c>siret</c>.</summary>
public sealed class RequireSiretAttribute : RuleAttribute
{
    /// <summary>Only users of one of these establishments come in. Needs the scope <c>siret</c>.</summary>
    /// <param name="sirets">The SIRET of each.</param>
    /// <exception cref="ArgumentException">There is no SIRET, or a text is none.</exception>
    public RequireSiretAttribute(params string[] sirets)
        : base(ProConnectRules.AnySiret(sirets))
    {
    }
}
