using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core;

/// <summary>Checks the options when the host starts, and says for each mistake which setting it is and what to write.</summary>
internal sealed class RelyingPartyOptionsValidator<TOptions>(string name, string section, TimeProvider time) : IValidateOptions<TOptions>
    where TOptions : RelyingPartyOptions
{
    public ValidateOptionsResult Validate(string? optionsName, TOptions options)
    {
        if (!string.Equals(optionsName, name, StringComparison.Ordinal))
            return ValidateOptionsResult.Skip;

        var problems = RelyingPartyOptionsRules.Problems(options, time).Select(problem => $"{section}:{problem}").ToList();
        if (JwtLibrary.FindMixture() is { } mixture)
            problems.Add(mixture);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
