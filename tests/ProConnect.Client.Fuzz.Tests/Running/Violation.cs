using System.Diagnostics.CodeAnalysis;

namespace ProConnect.Client.Fuzz.Tests.Running;

internal static class Violation
{
    // NUnit's assertions cost too much, and note a failure on the test even when the input is then made smaller.
    public static void Unless([DoesNotReturnIf(false)] bool holds, string message)
    {
        if (!holds)
            throw new ViolationException(message);
    }
}
