using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Faults of one endpoint.</summary>
internal static class SimulatorFaultsExtensions
{
    /// <summary>Changes the answers of one endpoint.</summary>
    public static void AnswerOf(this SimulatorFaults faults, ProviderEndpoint endpoint, Action<SimulatorAnswer> change) => faults.Answer = answer =>
    {
        if (string.Equals(answer.Path, endpoint.Path, StringComparison.Ordinal))
            change(answer);
    };

    /// <summary>Answers in place of one endpoint.</summary>
    public static void InPlaceOf(this SimulatorFaults faults, ProviderEndpoint endpoint, Func<HttpContext, Task> answer) => faults.Intercept = async context =>
    {
        if (!context.Request.Path.Value!.EndsWith(endpoint.Path, StringComparison.Ordinal))
            return false;
        await answer(context);
        return true;
    };
}
