using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Callback;

/// <summary>The issuer a response names, at a provider that announces it.</summary>
internal sealed class IssuerTests : CallbackFixture
{
    private static IEnumerable<TestCaseData> WrongIssuers =>
    [
        Of("none", "callback.iss_missing", static _ => null),
        Of("empty", "callback.iss_mismatch", static _ => ""),
        Of("unknown", "callback.iss_mismatch", static _ => "https://evil.example"),
        Of("a slash more", "callback.iss_mismatch", static issuer => issuer + "/"),
        Of("in capitals", "callback.iss_mismatch", static issuer => issuer.ToUpperInvariant()),
        Of("a child", "callback.iss_mismatch", static issuer => issuer + "/child"),
        Of("without its last character", "callback.iss_mismatch", static issuer => issuer[..^1]),
    ];

    [Case("F10")]
    [TestCaseSource(nameof(WrongIssuers))]
    public Task A_wrong_issuer(string code, Func<string, string?> change) =>
        RefusedAsync(callback => Callbacks.With(callback, "iss", change(Answer.Parameter(callback, "iss")!)), code);

    private static TestCaseData Of(string name, string code, Func<string, string?> change) => new TestCaseData(code, change).SetArgDisplayNames(name);
}
