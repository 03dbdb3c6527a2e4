using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Pages;

internal sealed class PageTextsTests
{
    [Test]
    public void Both_languages_say_the_same_things()
    {
        Assert.That(ExpectedTexts.English.Keys, Is.EquivalentTo(ExpectedTexts.French.Keys));
    }

    [Test]
    public void Nothing_is_left_unsaid_or_untranslated()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExpectedTexts.French.Values.Concat(ExpectedTexts.English.Values), Has.None.Empty);
            Assert.That(ExpectedTexts.French.Where(static text => ExpectedTexts.English[text.Key].Equals(text.Value, StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public void Every_kind_of_page_has_a_title_of_its_own_and_an_advice()
    {
        var kinds = Enum.GetNames<ErrorPageKind>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExpectedTexts.French.Keys, Is.SupersetOf(kinds.SelectMany(static kind => new[] { $"{kind}.Title", $"{kind}.Advice" })));
            Assert.That(kinds.Select(static kind => ExpectedTexts.French[$"{kind}.Title"]), Is.Unique);
            Assert.That(kinds.Select(static kind => ExpectedTexts.English[$"{kind}.Title"]), Is.Unique);
        }
    }
}
