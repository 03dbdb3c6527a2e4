using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>The hashes that tie an ID token to what it came with.</summary>
internal sealed class HashTests() : TokenFixture(TokenUse.IdToken)
{
    private static IEnumerable<TestCaseData> WrongHashes =>
    [
        Hash("of another value", static _ => Half(SHA256.HashData("another"u8))),
        Hash("by SHA-384", static value => Half(SHA384.HashData(value))),
        Hash("by SHA-512", static value => Half(SHA512.HashData(value))),
        Hash("by SHA-512, as long as it should be", static value => Jws.Encode(SHA512.HashData(value).AsSpan(0, 16))),
        Hash("padded", static value => Half(SHA256.HashData(value)) + "=="),
        Hash("whole", static value => Jws.Encode(SHA256.HashData(value))),
        Hash("right half", static value => Jws.Encode(SHA256.HashData(value).AsSpan(16))),
        Hash("empty", static _ => ""),
        Hash("number", static _ => 5),
        Hash("null", static _ => null),
        Hash("array", static value => new JsonArray(Half(SHA256.HashData(value)))),
    ];

    [Case("C27")]
    [TestCaseSource(nameof(WrongHashes))]
    public Task A_wrong_hash_of_the_access_token_is_refused(Func<byte[], JsonNode?> hash) => RefusedAsync(faults => faults.TokenResponse = answer =>
        answer["id_token"] = WithHash("at_hash", hash, (string)answer["access_token"]!, (string)answer["id_token"]!), "id_token.at_hash");

    [Case("C28")]
    [TestCaseSource(nameof(WrongHashes))]
    public Task A_wrong_hash_of_the_code_is_refused(Func<byte[], JsonNode?> hash) => RefusedAsync(faults => Tie(faults, "c_hash", "code", hash), "id_token.c_hash");

    [Case("C28")]
    [TestCaseSource(nameof(WrongHashes))]
    public Task A_wrong_hash_of_the_state_is_refused(Func<byte[], JsonNode?> hash) => RefusedAsync(faults => Tie(faults, "s_hash", "state", hash), "id_token.s_hash");

    [Case("C28")]
    [TestCase("c_hash", "code")]
    [TestCase("s_hash", "state")]
    public Task A_right_hash_is_accepted(string claim, string parameter) => AcceptedAsync(faults => Tie(faults, claim, parameter, static value => Half(SHA256.HashData(value))));

    private void Tie(Simulator.SimulatorFaults faults, string claim, string parameter, Func<byte[], JsonNode?> hash)
    {
        var value = "";
        faults.AuthorizationResponse = parameters => value = parameters[parameter]!;
        faults.IdToken = token => WithHash(claim, hash, value, token);
    }

    private string WithHash(string claim, Func<byte[], JsonNode?> hash, string value, string token) =>
        TokenCase.Claims("", "", (claims, _) => claims[claim] = hash(Encoding.ASCII.GetBytes(value))).Change(Forge, token);

    private static string Half(byte[] hash) => Jws.Encode(hash.AsSpan(0, hash.Length / 2));

    private static TestCaseData Hash(string name, Func<byte[], JsonNode?> hash) => new TestCaseData(hash).SetArgDisplayNames(name);
}
