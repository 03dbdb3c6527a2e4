using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Checks, when the host starts, that it is said whose tokens are accepted.</summary>
internal sealed class TokenIntrospectionOptionsValidator(string scheme, string section) : IValidateOptions<TokenIntrospectionOptions>
{
    private static readonly TimeSpan MaxCacheDuration = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, TokenIntrospectionOptions options)
    {
        if (!string.Equals(name, scheme, StringComparison.Ordinal))
            return ValidateOptionsResult.Skip;
        var problems = options.Problems.Concat(Check(options)).Select(problem => $"{section}:{problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Check(TokenIntrospectionOptions options)
    {
        if (options.AllowedClients.Count == 0 && options.RequiredScopes.Count == 0)
            yield return "AllowedClients is missing: the token of any client of the provider would be accepted. Write the client ids of the services that may call, or RequiredScopes.";
        if (options.AllowedClients.Any(string.IsNullOrWhiteSpace))
            yield return "AllowedClients has a blank entry. Write client ids.";
        if (options.RequiredScopes.Any(static scope => string.IsNullOrWhiteSpace(scope) || scope.Contains(' ', StringComparison.Ordinal)))
            yield return "RequiredScopes has an entry that is empty or holds a space. Write one scope per entry.";
        if (options.CacheDuration < TimeSpan.Zero || options.CacheDuration > MaxCacheDuration)
            yield return $"CacheDuration is {options.CacheDuration}. Write a time between 00:00:00 and {MaxCacheDuration}.";
    }
}
