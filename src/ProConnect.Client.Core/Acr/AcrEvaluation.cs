using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Acr;

/// <summary>Whether an authentication level was reached, and why or why not.</summary>
public sealed class AcrEvaluation
{
    internal AcrEvaluation(AcrRequirement required, string? returned)
    {
        Required = required;
        Returned = returned is null ? null : WireText.Clean(returned, 200);
        IsSatisfied = returned is not null && required.Values.Contains(returned, StringComparer.Ordinal);
    }

    /// <summary>What was required.</summary>
    public AcrRequirement Required { get; }

    /// <summary>The <c>acr</c> that came back; null when the ID token had none.</summary>
    public string? Returned { get; }

    /// <summary>True when <see cref="Returned"/> is one of the required values.</summary>
    public bool IsSatisfied { get; }

    /// <summary>One sentence for a developer.</summary>
    public string Reason => Returned is null ? $"No acr came back; one of [{Required}] was required."
        : IsSatisfied ? $"The acr '{Returned}' is one of [{Required}]."
        : $"The acr '{Returned}' is none of [{Required}].";
}
