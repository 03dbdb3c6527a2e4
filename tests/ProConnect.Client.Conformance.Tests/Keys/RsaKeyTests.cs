using System.Buffers.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Keys;

/// <summary>RSA keys that a provider should not have published, or not like this.</summary>
internal sealed class RsaKeyTests : KeyFixture
{
    private static IEnumerable<TestCaseData> Degenerate =>
    [
        Change("1,024 bits", static jwk => (jwk["n"], jwk["e"]) = (TestKeys.Rsa1024.Jwk["n"]!.DeepClone(), TestKeys.Rsa1024.Jwk["e"]!.DeepClone())),
        Change("16,384 bits", static jwk => jwk["n"] = Odd(2048)),
        Change("65,536 bits", static jwk => jwk["n"] = Odd(8192)),
        Change("exponent 1", static jwk => jwk["e"] = "AQ"),
        Change("exponent 0", static jwk => jwk["e"] = "AA"),
        Change("exponent even", static jwk => jwk["e"] = "AQAA"),
        Change("exponent of 4 kB", static jwk => jwk["e"] = Odd(4096)),
        Change("exponent empty", static jwk => jwk["e"] = ""),
        Change("exponent missing", static jwk => jwk.Remove("e")),
        Change("modulus even", static jwk => jwk["n"] = Even(jwk)),
        Change("modulus with a leading zero", static jwk => jwk["n"] = Jws.Encode([0, .. Modulus(jwk)])),
        Change("modulus missing", static jwk => jwk.Remove("n")),
        Change("modulus a number", static jwk => jwk["n"] = 5),
    ];

    private static IEnumerable<TestCaseData> Misspelt =>
    [
        Change("padding", static jwk => jwk["n"] = $"{jwk["n"]}=="),
        Change("standard alphabet", static jwk => jwk["n"] = Convert.ToBase64String(Modulus(jwk)).TrimEnd('=')),
        Change("space", static jwk => jwk["n"] = $"{jwk["n"]} "),
        Change("line break", static jwk => jwk["n"] = $"{jwk["n"]}".Insert(64, "\r\n")),
        Change("exponent padded", static jwk => jwk["e"] = "AQAB===="),
    ];

    [Case("K04")]
    [TestCase("d")]
    [TestCase("p")]
    [TestCase("q")]
    [TestCase("dp")]
    [TestCase("dq")]
    [TestCase("qi")]
    [TestCase("oth")]
    public Task A_key_whose_private_half_is_published_proves_nothing(string member) =>
        RefusesKeyAsync(With(TestKeys.Published, $"private-{member}", jwk => jwk[member] = Jws.Encode(TestKeys.PublishedPrivate.D!)), "RS256", "key_not_found", isReported: true);

    [Case("K08")]
    [TestCaseSource(nameof(Degenerate))]
    public Task A_degenerate_key_is_ignored(Action<JsonObject> change) =>
        RefusesKeyAsync(With(TestKeys.Published, $"degenerate-{Guid.NewGuid()}", change), "RS256", "key_not_found", isReported: true);

    [Case("K10")]
    [TestCase("RS512")]
    [TestCase("PS256")]
    [TestCase("RSA-OAEP")]
    [TestCase("rs256")]
    public Task A_key_for_another_algorithm_is_unsuitable(string algorithm) =>
        RefusesKeyAsync(With(TestKeys.Published, $"for-{algorithm}", jwk => jwk["alg"] = algorithm), "RS256", "key_unsuitable", isReported: false);

    [Case("K11")]
    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public Task A_key_beside_the_certificate_of_another_is_ignored(bool isExpired, bool isSignedByTheOther)
    {
        var key = Certified($"of-another-{isExpired}-{isSignedByTheOther}", isExpired ? TestKeys.ExpiredAttackerCertificate : TestKeys.AttackerCertificate);
        return RefusesKeyAsync(isSignedByTheOther ? key with { Sign = TestKeys.Attacker.Sign } : key, "RS256", "key_not_found", isReported: true);
    }

    [Case("K11")]
    [TestCase(false)]
    [TestCase(true)]
    public Task A_key_beside_its_own_certificate_is_used(bool isExpired) =>
        AcceptsKeyAsync(Certified($"its-own-{isExpired}", isExpired ? TestKeys.ExpiredPublishedCertificate : TestKeys.PublishedCertificate), "RS256");

    [Case("K12")]
    [TestCaseSource(nameof(Misspelt))]
    public Task A_key_that_is_misspelt_is_ignored(Action<JsonObject> change) =>
        RefusesKeyAsync(With(TestKeys.Published, $"misspelt-{Guid.NewGuid()}", change), "RS256", "key_not_found", isReported: true);

    [Case("K04", "K08", "K12")]
    [Test]
    public Task A_key_with_nothing_wrong_is_used() => AcceptsKeyAsync(With(TestKeys.Published, "sound", static _ => { }), "RS256");

    private static TestKey Certified(string kid, byte[] certificate) =>
        With(TestKeys.Published, kid, jwk => jwk["x5c"] = new JsonArray(Convert.ToBase64String(certificate)));

    private static TestCaseData Change(string name, Action<JsonObject> change) => new TestCaseData(change).SetArgDisplayNames(name);

    private static byte[] Modulus(JsonObject jwk) => Base64Url.DecodeFromChars((string)jwk["n"]!);

    private static string Odd(int length) => Jws.Encode([.. Enumerable.Repeat((byte)0xc5, length)]);

    private static string Even(JsonObject jwk)
    {
        var modulus = Modulus(jwk);
        modulus[^1] &= 0xfe;
        return Jws.Encode(modulus);
    }
}
