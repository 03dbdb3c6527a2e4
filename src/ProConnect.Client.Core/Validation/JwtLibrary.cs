using System.Reflection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Logging;
using Microsoft.IdentityModel.Tokens;

namespace ProConnect.Client.Core.Validation;

/// <summary>
/// The assemblies of the JWT library, which an application's other packages may raise one by one. Mixed versions fail in ways
/// that look like wrong keys, or not at all.
/// </summary>
internal static class JwtLibrary
{
    internal static readonly Assembly[] Parts = [typeof(SecurityKey).Assembly, typeof(JsonWebTokenHandler).Assembly, typeof(LogHelper).Assembly];

    public static string? FindMixture() => FindMixture(Parts.Select(static part => part.GetName()));

    public static string? FindMixture(IEnumerable<AssemblyName> parts)
    {
        var all = parts.ToList();
        return all.DistinctBy(static part => part.Version).Count() <= 1
            ? null
            : "The application mixes versions of the JWT library: " + string.Join(", ", all.Select(static part => $"{part.Name} {part.Version}"))
                + ". Reference all of them with the version of the highest: Microsoft.IdentityModel.Tokens, Microsoft.IdentityModel.JsonWebTokens, Microsoft.IdentityModel.Logging and System.IdentityModel.Tokens.Jwt.";
    }
}
