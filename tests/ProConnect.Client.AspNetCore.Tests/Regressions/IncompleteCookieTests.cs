using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>A cookie that was protected with the right keys by something else than this version: as good as absent.</summary>
internal sealed class IncompleteCookieTests
{
    private const string Sound = """{"i":"https://op.example","s":"state","n":"n","v":"v","r":"https://app.example/callback","t":"2026-03-02T09:29:00+00:00","a":[]}""";

    [TestCase("[null]")]
    [TestCase("""[{"s":null,"p":{}}]""")]
    [TestCase("""[{"s":{"i":"https://op.example","s":null,"n":"n","v":"v","r":"https://app.example/callback","t":"2026-03-02T09:29:00+00:00","a":[]},"p":{}}]""")]
    [TestCase("""[{"s":""" + Sound + ""","p":null}]""")]
    [TestCase("""[{"s":""" + Sound + "}]")]
    [TestCase("""[{"s":{"i":"https://op.example","s":"state","n":"n","v":"v","r":"/callback","t":"2026-03-02T09:29:00+00:00","a":[]},"p":{}}]""")]
    [TestCase("""[{"s":{"i":"https://op.example","s":"state","n":"n","v":"v","r":"https://app.example/callback","t":"2026-03-02T09:29:00+00:00"},"p":{}}]""")]
    [TestCase("""[{"s":{"i":"https://op.example","s":"state","n":"n","v":"v","r":"https://app.example/callback","t":"2026-03-02T09:29:00+00:00","a":[null]},"p":{}}]""")]
    public void Entries_that_lack_something_give_no_sign_in(string content)
    {
        Assert.That(Take(content, out var hadAny), Is.Null);
        Assert.That(hadAny, Is.False);
    }

    [TestCase("""[{"s":""" + Sound + ""","p":{}}]""")]
    [TestCase("""[null,{"s":""" + Sound + ""","p":{}}]""")]
    public void The_whole_entries_beside_them_do(string content) => Assert.That(Take(content, out _)?.SignIn.Nonce, Is.EqualTo("n"));

    private static PendingEntry? Take(string content, out bool hadAny)
    {
        var protector = new EphemeralDataProtectionProvider().CreateProtector("test");
        var lifetime = TimeSpan.FromHours(1);
        var cookie = new ProtectedCookie<List<PendingEntry>>(new("test", new()), protector, CookieJson.Compact.ListPendingEntry, lifetime);
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"test={Base64Url.EncodeToString(protector.Protect(Encoding.UTF8.GetBytes(content)))}";
        return new PendingSignIns(cookie, new ConsumedStates(), lifetime, TimeProvider.System).Take(context, "state", out hadAny);
    }
}
