using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Options;

internal sealed class HintTests
{
    private const string Siret = "13002526500013";

    [Test]
    public async Task Hints_are_sent()
    {
        using var provider = new ScriptedProConnect(static options => (options.IdpHint, options.SiretHint) = ("71144ab3-ee1a-4401-b7b3-79b44f7daeeb", Siret));

        var location = await provider.AuthorizeAsync();

        Assert.That((location.Parameter("idp_hint"), location.Parameter("siret_hint")), Is.EqualTo(("71144ab3-ee1a-4401-b7b3-79b44f7daeeb", Siret)));
    }

    [Test]
    public async Task Without_hints_none_are_sent()
    {
        using var provider = new ScriptedProConnect();

        Assert.That((await provider.AuthorizeAsync()).Query, Does.Not.Contain("_hint"));
    }

    [TestCase("1300252650001")]
    [TestCase("130025265000133")]
    [TestCase("13002526500014")]
    [TestCase("1300252650001A")]
    [TestCase("١٣٠٠٢٥٢٦٥٠٠٠١٣")]
    [TestCase("")]
    public void A_siret_hint_is_a_siret(string siret)
    {
        Assert.That(Settings.Problems(("SiretHint", siret)), Has.Some.EqualTo("ProConnect:SiretHint is not a SIRET. Write its 14 digits; the last one checks the others."));
    }

    [Test]
    public void A_siret_hint_may_be_written_with_spaces_and_is_sent_without()
    {
        Assert.That(Settings.Bind(("SiretHint", "130 025 265 00013")).AuthorizationParameters, Does.ContainKey("siret_hint").WithValue(Siret));
    }

    [Test]
    public void Hints_bind_from_configuration()
    {
        var options = Settings.Bind(("IdpHint", "the-idp"), ("SiretHint", Siret));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.AuthorizationParameters, Does.ContainKey("idp_hint").WithValue("the-idp"));
            Assert.That(options.AuthorizationParameters, Does.ContainKey("siret_hint").WithValue(Siret));
        }
    }
}
