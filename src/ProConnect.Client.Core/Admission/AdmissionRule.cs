using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Admission;

/// <summary>
/// A condition on who may enter, decided by verified claims: for a whole application (<see cref="RelyingPartyOptions.GetAdmissionRules"/>)
/// or for one of its pages. A rule that cannot be decided admits nobody.
/// </summary>
public sealed class AdmissionRule
{
    private readonly Func<ClaimSet, bool> _admits;

    /// <summary>Makes a rule.</summary>
    /// <param name="name">Its name in settings, messages and logs, such as <c>Roles</c>. Never who is meant by it.</param>
    /// <param name="claim">The claim that decides.</param>
    /// <param name="scope">The scope that brings the claim.</param>
    /// <param name="admits">Whether claims meet the rule.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public AdmissionRule(string name, string claim, string scope, Func<ClaimSet, bool> admits)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(claim);
        ArgumentException.ThrowIfNullOrWhiteSpace(scope);
        ArgumentNullException.ThrowIfNull(admits);
        Name = name;
        Claim = claim;
        Scope = scope;
        _admits = admits;
    }

    /// <summary>Its name in settings, messages and logs.</summary>
    public string Name { get; }

    /// <summary>The claim that decides.</summary>
    public string Claim { get; }

    /// <summary>The scope that brings the claim.</summary>
    public string Scope { get; }

    /// <summary>Further scopes, each of which also brings what decides.</summary>
    public IReadOnlyList<string> OtherScopes { get; init; } = [];

    /// <summary>A rule that holds when a claim, a text, is one of some, to the letter.</summary>
    /// <param name="name">The rule's name.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="scope">The scope that brings it.</param>
    /// <param name="values">The texts that are enough, one or more.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no text, or one is blank.</exception>
    public static AdmissionRule OneOf(string name, string claim, string scope, IReadOnlyList<string> values)
    {
        var accepted = Texts(values);
        return new(name, claim, scope, claims => claims.GetString(claim) is { } text && accepted.Contains(text));
    }

    /// <summary>A rule that holds when a claim, a list of texts, has one of some, to the letter.</summary>
    /// <param name="name">The rule's name.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="scope">The scope that brings it.</param>
    /// <param name="values">The texts that are enough, one or more.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no text, or one is blank.</exception>
    public static AdmissionRule AnyOf(string name, string claim, string scope, IReadOnlyList<string> values)
    {
        var accepted = Texts(values);
        return new(name, claim, scope, claims => claims.GetStrings(claim).Any(accepted.Contains));
    }

    /// <summary>A rule that holds when a claim is an e-mail address of one of some domains. Subdomains are other domains.</summary>
    /// <param name="name">The rule's name.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="scope">The scope that brings it.</param>
    /// <param name="domains">The domains, one or more, such as <c>ministere.example</c>; case does not matter, nor whether they are written in ASCII (RFC 5891).</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no domain, or one is not a domain's name.</exception>
    public static AdmissionRule AnyEmailDomain(string name, string claim, string scope, IReadOnlyList<string> domains)
    {
        var accepted = Checked(domains, IsEmailDomain, "may be other than a domain's name, such as ministere.example").Select(static domain => EmailDomain.ToAscii(domain)!).ToHashSet(StringComparer.Ordinal);
        return new(name, claim, scope, claims => claims.GetString(claim) is { } email && EmailDomain.Of(email) is { } domain && accepted.Contains(domain));
    }

    /// <summary>Whether a text is the name of a domain, as <see cref="AnyEmailDomain"/> takes them.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for <c>ministere.example</c>; false for <c>@ministere.example</c>, <c>*.example</c>, <c>ministere</c>.</returns>
    public static bool IsEmailDomain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EmailDomain.ToAscii(text) is not null;
    }

    /// <summary>Whether a user meets the rule.</summary>
    /// <param name="claims">The user's verified claims.</param>
    /// <returns>False also when the claim is absent or malformed.</returns>
    public bool Admits(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        try
        {
            return _admits(claims);
        }
        catch (UntrustedResponseException)
        {
            return false;
        }
    }

    private static HashSet<string> Texts(IReadOnlyList<string> values) =>
        Checked(values, static value => value.Trim().Length > 0, "may be blank").ToHashSet(StringComparer.Ordinal);

    private static IReadOnlyList<string> Checked(IReadOnlyList<string> values, Func<string, bool> isSound, string form)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 0 && values.All(value => value is not null && isSound(value))
            ? values
            : throw new ArgumentException($"A rule needs at least one value, and none {form}.", nameof(values));
    }
}
