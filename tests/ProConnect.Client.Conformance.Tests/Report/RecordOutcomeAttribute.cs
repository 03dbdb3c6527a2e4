using NUnit.Framework.Interfaces;

namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>On the assembly: keeps what every test saw.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class RecordOutcomeAttribute : Attribute, ITestAction
{
    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
    }

    public void AfterTest(ITest test) => Observed.Keep(test);
}
