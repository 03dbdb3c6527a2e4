using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A client whose userinfo is signed, or is not.</summary>
internal abstract class UserInfoFixture(bool isSigned) : TokenFixture(TokenUse.UserInfo)
{
    protected const string Jwt = "application/jwt";
    protected const string Json = "application/json";

    protected bool IsSigned => isSigned;

    protected override SimulatedClient Client => SimulatedClients.Find("RS256", isSigned ? "RS256" : null);

    /// <summary>Changes the answer of the userinfo endpoint.</summary>
    protected static void Answer(SimulatorFaults faults, Action<SimulatorAnswer> change) => faults.Answer = answer =>
    {
        if (answer.Path is "/userinfo")
            change(answer);
    };

    protected Task RefusesAnswerAsync(Action<SimulatorAnswer> change, string code, HttpStatusCode status = HttpStatusCode.ServiceUnavailable) =>
        RefusedAsync(faults => Answer(faults, change), code, status);
}
