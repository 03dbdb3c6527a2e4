namespace ProConnect.Client.Core.Acr;

/// <summary>Which authentication levels (<c>acr</c> values) are enough. A level is compared to the letter: "stronger" is only what this says.</summary>
public sealed class AcrRequirement
{
    private AcrRequirement(IReadOnlyList<string> values)
    {
        if (values.Count == 0 || values.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("An acr requirement needs at least one value, and none may be blank.", nameof(values));
        Values = values;
    }

    /// <summary>The values that are enough, each once.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Any of these values is enough.</summary>
    /// <param name="values">One value or more.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is blank.</exception>
    public static AcrRequirement AnyOf(params IReadOnlyList<string> values) => new([.. values.Distinct(StringComparer.Ordinal)]);

    /// <summary>This level, or one that stands after it on the scale, is enough.</summary>
    /// <param name="scale">All levels, from weakest to strongest.</param>
    /// <param name="level">The least level.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentException">The level is not on the scale.</exception>
    public static AcrRequirement AtLeast(IReadOnlyList<string> scale, string level)
    {
        ArgumentNullException.ThrowIfNull(scale);
        var position = scale.ToList().IndexOf(level);
        return position >= 0
            ? AnyOf([.. scale.Skip(position)])
            : throw new ArgumentException($"'{level}' is not on the scale: {string.Join(", ", scale)}.", nameof(level));
    }

    /// <summary>What satisfies two requirements: the values that both accept.</summary>
    /// <param name="one">A requirement, or null for none.</param>
    /// <param name="other">Another, or null for none.</param>
    /// <returns>The requirement; null when neither requires anything.</returns>
    /// <exception cref="ArgumentException">No value satisfies both.</exception>
    public static AcrRequirement? Both(AcrRequirement? one, AcrRequirement? other)
    {
        if (one is null || other is null)
            return one ?? other;

        var common = one.Values.Intersect(other.Values, StringComparer.Ordinal).ToList();
        return common.Count > 0
            ? AnyOf(common)
            : throw new ArgumentException($"No acr value is among both [{one}] and [{other}].", nameof(other));
    }

    /// <summary>Is what came back enough?</summary>
    /// <param name="returned">The <c>acr</c> of a verified ID token; null when it had none.</param>
    /// <returns>The answer and its reason.</returns>
    public AcrEvaluation Evaluate(string? returned) => new(this, returned);

    /// <summary>The values, separated by spaces as in <c>acr_values</c>.</summary>
    /// <returns>A text.</returns>
    public override string ToString() => string.Join(' ', Values);
}
