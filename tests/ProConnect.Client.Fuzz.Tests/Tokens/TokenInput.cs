using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;

namespace ProConnect.Client.Fuzz.Tests.Tokens;

/// <summary>An answer of the token endpoint to a client that shows its secret in the form or in a header.</summary>
internal sealed record TokenInput(Plan Body, WireAnswer Wire, bool IsBasic)
{
    public IEnumerable<TokenInput> Simpler() => Body.Simpler().Select(body => this with { Body = body });

    public override string ToString() => $"{(IsBasic ? "basic " : "")}{Wire} {Body}";
}
