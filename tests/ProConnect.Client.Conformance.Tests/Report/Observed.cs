using System.Collections.Concurrent;
using System.Reflection;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>What was seen during this run, by line of the catalogue.</summary>
internal static class Observed
{
    private const string Property = "Outcome";
    private const string Line = "Line";

    private static readonly ConcurrentQueue<Observation> All = new();

    public static IReadOnlyCollection<Observation> Observations => All;

    /// <summary>Says what the running test saw: <c>accepted</c>, <c>refused: id_token.iss</c>. The report of a test that says nothing is refused by <c>.ci/check-conformance</c>.</summary>
    public static void Outcome(string outcome) => TestExecutionContext.CurrentContext.CurrentTest.Properties.Set(Property, outcome);

    /// <summary>Of a test that shows many lines, says which one this case shows.</summary>
    public static TestCaseData For(this TestCaseData data, string id) => data.SetProperty(Line, id);

    /// <summary>Keeps the outcome of a test that has ended.</summary>
    public static void Keep(ITest test)
    {
        if (test.Method?.MethodInfo.GetCustomAttribute<CaseAttribute>() is not { } shown)
            return;

        var passed = TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Passed;
        var outcome = test.Properties.Get(Property) as string;
        foreach (var id in test.Properties.Get(Line) is string only ? [only] : shown.Ids)
            All.Enqueue(new Observation(id, test.Id, passed ? outcome : "FAILED"));
    }
}
