using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>How many inputs a property gets, and which ones when a failure is to be seen again.</summary>
internal static class FuzzSettings
{
    public const string InputsVariable = "FUZZ_INPUTS";
    public const string ReplayVariable = "FUZZ_REPLAY";

    public static int Inputs { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(InputsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : 100_000;

    /// <summary>The <c>seed,gamma</c> of a run, or the <c>seed,gamma,size</c> of one input of it; null for a run of its own.</summary>
    public static Replay? Replay { get; } = Read(Environment.GetEnvironmentVariable(ReplayVariable));

    public static bool ReplaysOneInput => Replay is { Size: not null };

    public static string Describe(Rnd seed, int? size) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReplayVariable}={seed.Seed},{seed.Gamma}{(size is { } known ? $",{known}" : "")}");

    private static Replay? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parts = text.Split(',');
        var seed = new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture));
        return new Replay(seed, parts.Length > 2 ? FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture)) : FSharpOption<int>.None);
    }
}
