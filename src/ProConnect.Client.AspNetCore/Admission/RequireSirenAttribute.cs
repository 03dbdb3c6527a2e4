namespace ProConnect.Client.AspNetCore;

/// <summary>Only users of one of these organisations come in, whichever their establishment. Needs the scope <c>siret</c>.</summary>
public sealed class RequireSirenAttribute : RuleAttribute
{
    /// <summary>Only users of one of these organisations come in, whichever their establishment. Needs the scope <c>siret</c>.</summary>
    /// <param name="sirens">The SIREN of each.</param>
    /// <exception cref="ArgumentException">There is no SIREN, or a text is none.</exception>
    public RequireSirenAttribute(params string[] sirens)
        : base(ProConnectRules.AnySiren(sirens))
    {
    }
}
