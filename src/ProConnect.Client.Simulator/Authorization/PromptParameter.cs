using ProConnect.Client.Simulator.Errors;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>The <c>prompt</c> parameter (OIDC Core §3.1.2.1).</summary>
internal sealed class PromptParameter
{
    public static readonly PromptParameter None = new([]);

    private readonly string[] _values;

    private PromptParameter(string[] values) => _values = values;

    public bool Has(string value) => _values.Contains(value, StringComparer.Ordinal);

    /// <summary>Reads the parameter.</summary>
    /// <exception cref="AuthorizationErrorException">A value is unknown to the provider, or <c>none</c> is not alone.</exception>
    public static PromptParameter Read(string? parameter, SimulatedProvider provider, ResponseTarget target)
    {
        var values = parameter?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (values.Except(provider.Prompts, StringComparer.Ordinal).Any())
            throw new AuthorizationErrorException(target, "invalid_request", "unsupported prompt value requested");

        var prompt = new PromptParameter(values);
        return prompt.Has("none") && values.Length > 1
            ? throw new AuthorizationErrorException(target, "invalid_request", "prompt none must only be used alone")
            : prompt;
    }
}
