using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>Checks a property against generated inputs and watches that each of them ends.</summary>
internal static class Generated
{
    // An input takes microseconds: this is far beyond a machine that is busy.
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks a property.</summary>
    /// <param name="inputs">Makes inputs.</param>
    /// <param name="property">Gives the code of a refusal, null for an acceptance, and throws when the property does not hold.</param>
    /// <param name="shrink">Simpler variants of an input, to be tried once it has failed.</param>
    public static Tally Check<T>(Gen<T> inputs, Func<T, CancellationToken, string?> property, Func<T, IEnumerable<T>>? shrink = null)
    {
        var replay = FuzzSettings.Replay ?? new Replay(new Rnd(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8))), FSharpOption<int>.None);
        var runner = new FailureRunner();
        var config = Config.Quick.WithMaxTest(FuzzSettings.ReplaysOneInput ? 1 : FuzzSettings.Inputs).WithReplay(replay).WithRunner(runner).WithQuietOnSuccess(true);
        var tally = new Tally();
        var progress = new Progress();
        using var hang = new CancellationTokenSource();
        var token = hang.Token;
        var checkedProperty = Prop.ForAll(Arb.From(inputs, shrink ?? (static _ => [])), input =>
        {
            progress.Begin(input!);
            tally.Count(property(input, token));
        });

        var work = new Thread(() => FsCheck.Check.One(config, checkedProperty)) { IsBackground = true };
        work.Start();
        while (!work.Join(Glance))
        {
            if (progress.SinceStart <= LongestInput)
                continue;
            hang.Cancel();
            Assert.Fail($"No end in sight for {progress}. To see it again: {FuzzSettings.Describe(replay.Rnd, replay.Size?.Value)}");
        }

        if (runner.Failure is { } failure)
            Assert.Fail(failure);
        return tally;
    }
}
