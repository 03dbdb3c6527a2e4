using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ProConnect.Client.Fuzz.Tests.Running;

internal static class Violation
{
    // NUnit's assertions cost too much, and note a failure on the test even when the input is then made smaller.
    public static void Unless([DoesNotReturnIf(false)] bool holds, string message)
    {
        if (!holds)
            throw new ViolationException(message);
    }

    public static void Unless([DoesNotReturnIf(false)] bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref ViolationText message)
    {
        if (!holds)
            throw new ViolationException(message.ToString());
    }
}
