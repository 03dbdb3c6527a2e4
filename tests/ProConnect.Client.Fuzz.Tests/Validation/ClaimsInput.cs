using ProConnect.Client.Core.Validation;
using ProConnect.Client.Fuzz.Tests.Documents;

namespace ProConnect.Client.Fuzz.Tests.Validation;

/// <summary>Claims, what signs them and what they are expected to agree with.</summary>
internal sealed record ClaimsInput(Plan Claims, string Algorithm, IdTokenExpectation Expected)
{
    public IEnumerable<ClaimsInput> Simpler() => Claims.Simpler().Select(claims => this with { Claims = claims });

    public override string ToString() => $"{Algorithm} {(Expected.Nonce is null ? "refresh " : "")}{(Expected.AuthenticatedSince is null ? "" : "max_age ")}{Claims}";
}
