namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>What became of the inputs, to show that both the accepting and the refusing path were reached.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);

    public int Accepted { get; private set; }

    public int Refused => _refusals.Values.Sum();

    public IReadOnlyCollection<string> Codes => _refusals.Keys;

    public void Count(string? code)
    {
        if (code is null)
            Accepted++;
        else
            _refusals[code] = _refusals.GetValueOrDefault(code) + 1;
    }

    public override string ToString() =>
        $"accepted {Accepted}, refused {Refused}: {string.Join(", ", _refusals.OrderByDescending(static p => p.Value).Select(static p => $"{p.Key} {p.Value}"))}";

    /// <summary>Each way was taken by at least one input in twenty, and each of the given codes occurred.</summary>
    public void ShouldReach(params string[] codes)
    {
        TestContext.Out.WriteLine(ToString());
        if (FuzzSettings.ReplaysOneInput || Accepted + Refused < 10_000)
            return;
        var share = (Accepted + Refused) / 20;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Accepted, Is.GreaterThan(share), "accepted inputs");
            Assert.That(Refused, Is.GreaterThan(share), "refused inputs");
            Assert.That(codes.Except(Codes, StringComparer.Ordinal), Is.Empty, "codes that no input led to");
        }
    }
}
