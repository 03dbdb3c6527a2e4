using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.Core.Tests.Acr;

internal sealed class AcrTests
{
    private static readonly string[] Scale = ["a", "b", "c"];

    [Test]
    public void AnyOf_values_areKeptOnceInOrder() =>
        Assert.That(AcrRequirement.AnyOf("x", "y", "x", "X").Values, Is.EqualTo(new[] { "x", "y", "X" }));

    [Test]
    public void AnyOf_nothing_isRefused() => Assert.That(static () => AcrRequirement.AnyOf(), Throws.ArgumentException.With.Message.Contains("at least one value"));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public void AnyOf_aBlankValue_isRefused(string? value) => Assert.That(() => AcrRequirement.AnyOf("x", value!), Throws.ArgumentException);

    [TestCase("a", "a b c")]
    [TestCase("b", "b c")]
    [TestCase("c", "c")]
    public void AtLeast_aLevelOfTheScale_isItAndAllAfterIt(string level, string values) =>
        Assert.That(AcrRequirement.AtLeast(Scale, level).ToString(), Is.EqualTo(values));

    [TestCase("d")]
    [TestCase("A")]
    [TestCase("")]
    public void AtLeast_aLevelOffTheScale_isRefused(string level) =>
        Assert.That(() => AcrRequirement.AtLeast(Scale, level), Throws.ArgumentException.With.Message.Contains("a, b, c"));

    [Test]
    public void AtLeast_noScale_isRefusedByName() =>
        Assert.That(static () => AcrRequirement.AtLeast(null!, "b"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("scale"));

    [TestCase(null, "No acr came back; one of [b c] was required.")]
    [TestCase("c", "The acr 'c' is one of [b c].")]
    [TestCase("a", "The acr 'a' is none of [b c].")]
    public void Evaluate_givesTheReason(string? returned, string reason) =>
        Assert.That(AcrRequirement.AtLeast(Scale, "b").Evaluate(returned).Reason, Is.EqualTo(reason));

    [TestCase("b", true)]
    [TestCase("c", true)]
    [TestCase("a", false)]
    [TestCase("B", false)]
    [TestCase("b ", false)]
    [TestCase("b c", false)]
    [TestCase("bb", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Evaluate_comparesToTheLetter(string? returned, bool isSatisfied)
    {
        var evaluation = AcrRequirement.AtLeast(Scale, "b").Evaluate(returned);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(evaluation.IsSatisfied, Is.EqualTo(isSatisfied));
            Assert.That(evaluation.Returned, Is.EqualTo(returned));
            Assert.That(evaluation.Required.Values, Is.EqualTo(new[] { "b", "c" }));
            Assert.That(evaluation.Reason, Does.Contain("[b c]"));
        }
    }

    [Test]
    public void Evaluate_aHostileValue_isCutAndCleanedAndNotSatisfied()
    {
        var evaluation = AcrRequirement.AnyOf("x").Evaluate("x\r\n" + new string('y', 1_000));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(evaluation.IsSatisfied, Is.False);
            Assert.That(evaluation.Returned, Does.StartWith("x??y").And.Length.EqualTo(200));
        }
    }

    [Test]
    public void Evaluate_aValueThatOnlyLooksRightOnceCleaned_isNotSatisfied() =>
        Assert.That(AcrRequirement.AnyOf("x?").Evaluate("x\n").IsSatisfied, Is.False);

    [Test]
    public void Both_keepsWhatSatisfiesBoth()
    {
        var one = AcrRequirement.AnyOf("a", "b");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AcrRequirement.Both(one, AcrRequirement.AnyOf("c", "b"))?.Values, Is.EqualTo(new[] { "b" }));
            Assert.That(AcrRequirement.Both(one, other: null), Is.SameAs(one));
            Assert.That(AcrRequirement.Both(one: null, one), Is.SameAs(one));
            Assert.That(AcrRequirement.Both(one: null, other: null), Is.Null);
            Assert.That(() => AcrRequirement.Both(one, AcrRequirement.AnyOf("B")), Throws.ArgumentException);
        }
    }

    [Test]
    public void ToRequirement_nothingConfigured_isNull() => Assert.That(new AcrOptions().ToRequirement(), Is.Null);

    [Test]
    public void ToRequirement_aNamedSet_isExpandedWithoutCase()
    {
        var options = new AcrOptions { Require = ["twofactor", "z"] };
        options.NamedSets["TwoFactor"] = ["x", "y"];

        Assert.That(options.ToRequirement()?.Values, Is.EqualTo(new[] { "x", "y", "z" }));
    }

    [Test]
    public void ToRequirement_atLeast_usesTheScale() =>
        Assert.That(new AcrOptions { AtLeast = "b", Scale = [.. Scale] }.ToRequirement()?.Values, Is.EqualTo(new[] { "b", "c" }));

    [Test]
    public void ToRequirement_blankAtLeast_isNone() => Assert.That(new AcrOptions { AtLeast = "" }.ToRequirement(), Is.Null);
}
