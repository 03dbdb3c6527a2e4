using ProConnect.Client.Core.Authorization;

namespace ProConnect.Client.Core.Tests.Authorization;

internal sealed class ClaimsParameterTests
{
    [Test]
    public void ToJson_noRequest_isAnEmptyObject() => Assert.That(new ClaimsParameter().ToJson(), Is.EqualTo("{}"));

    [Test]
    public void ToJson_nullRequest_isNull() => Assert.That(Json(null), Is.EqualTo("""{"id_token":{"c":null}}"""));

    [Test]
    public void ToJson_essential_saysSo() => Assert.That(Json(new(Essential: true)), Is.EqualTo("""{"id_token":{"c":{"essential":true}}}"""));

    [Test]
    public void ToJson_oneValue_isSingular() => Assert.That(Json(new(Values: ["v"])), Is.EqualTo("""{"id_token":{"c":{"value":"v"}}}"""));

    [Test]
    public void ToJson_severalValues_arePlural() => Assert.That(Json(new(Values: ["v", "w"])), Is.EqualTo("""{"id_token":{"c":{"values":["v","w"]}}}"""));

    [Test]
    public void ToJson_noValue_isLeftOut() => Assert.That(Json(new(Values: [])), Is.EqualTo("""{"id_token":{"c":{}}}"""));

    [Test]
    public void ToJson_notEssential_doesNotSaySo() => Assert.That(Json(new(Essential: false, Values: ["v"])), Does.Not.Contain("essential"));

    [Test]
    public void ToJson_specialCharacters_areEscapedAndReadBack()
    {
        var json = Json(new(Values: ["\"\\\n</script>é"]));

        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        Assert.That(parsed.RootElement.GetProperty("id_token").GetProperty("c").GetProperty("value").GetString(), Is.EqualTo("\"\\\n</script>é"));
    }

    private static string Json(ClaimRequest? request)
    {
        var claims = new ClaimsParameter();
        claims.IdToken["c"] = request;
        return claims.ToJson();
    }
}
