using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>One call of the product: what it gave or how it refused, within the memory that an input of that size may cost.</summary>
internal sealed record Attempt<T>(T? Value, RelyingPartyException? Refusal)
    where T : class
{
    // Loading code, exceptions and buffers cost something whatever the input; beyond that, only a multiple of it.
    private const long FixedCost = 512 * 1024;
    private const long CostPerByte = 48;

    public string? Code => Refusal?.Code;

    public static Attempt<T> Of(long inputSize, IEnumerable<string> secrets, Func<T> call)
    {
        T? value = null;
        RelyingPartyException? refusal = null;
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            value = call();
        }
        catch (RelyingPartyException e)
        {
            refusal = e;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Violation.Unless(allocated <= FixedCost + (CostPerByte * inputSize), $"{allocated} bytes were allocated for an input of {inputSize}.");
        if (refusal is not null)
            RefusalRules.Check(refusal, secrets);
        return new(value, refusal);
    }

    /// <summary>For calls that need nobody else to end: everything around them is in memory.</summary>
    public static Attempt<T> Of(long inputSize, IEnumerable<string> secrets, Func<Task<T>> call) => Of(inputSize, secrets, () =>
    {
        var task = call();
        Violation.Unless(task.IsCompleted, "The call waits for something although everything is there.");
        return task.GetAwaiter().GetResult();
    });
}
