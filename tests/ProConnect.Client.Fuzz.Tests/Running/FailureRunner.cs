using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>Keeps what the check ended with, in words that say how to see it again.</summary>
internal sealed class FailureRunner : IRunner
{
    public string? Failure { get; private set; }

    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> every)
    {
    }

    public void OnFinished(string name, TestResult result)
    {
        Failure = result switch
        {
            TestResult.Failed failed => $"""
                {Reason(failed.Item4)}
                Smallest input found: {string.Join(", ", failed.Item3)}
                Original input: {string.Join(", ", failed.Item2)}
                To see this input again: {FuzzSettings.Describe(failed.Item6, failed.Item7)}
                To see the whole run again: {FuzzSettings.Describe(failed.Item5, size: null)}
                """,
            TestResult.Exhausted => "The generator gave up.",
            _ => null,
        };
    }

    private static string Reason(Outcome outcome) => outcome is Outcome.Failed { Item: var thrown } ? thrown.ToString() : outcome.ToString();
}
