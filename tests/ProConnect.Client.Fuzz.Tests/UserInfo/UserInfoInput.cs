using System.Text;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.UserInfo;

/// <summary>An answer of the userinfo endpoint to a client that is registered for signed answers or not.</summary>
/// <param name="Claims">The claims.</param>
/// <param name="Wire">What surrounds them.</param>
/// <param name="IsSigned">Whether the body is a signed token rather than JSON.</param>
/// <param name="WantsSigned">Whether the client is registered for signed answers.</param>
/// <param name="Damage">Damage to the token.</param>
internal sealed record UserInfoInput(Plan Claims, WireAnswer Wire, bool IsSigned, bool WantsSigned, Noise? Damage)
{
    public bool IsSound => Claims.IsSound && Wire.IsSound && IsSigned == WantsSigned && (Damage is null || !IsSigned) && string.Equals(Wire.ContentType, IsSigned ? "application/jwt" : "application/json", StringComparison.Ordinal);

    public byte[] Body()
    {
        var claims = Claims.ToBytes();
        if (!IsSigned)
            return claims;
        var token = Encoding.ASCII.GetBytes(Keys.Sign("HS256", claims));
        return Damage?.ApplyTo(token) ?? token;
    }

    public IEnumerable<UserInfoInput> Simpler() => Claims.Simpler().Select(claims => this with { Claims = claims });

    public override string ToString() => $"{(WantsSigned ? "signed wanted, " : "")}{(IsSigned ? "signed " : "")}{Wire} {Claims} {Damage}: {Shown.Of(Body())}";
}
