using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Http;

/// <summary>A provider that asks for patience, a number of times, before it answers.</summary>
internal sealed record RetryInput(int Retries, int TimeoutSeconds, int Failures, int Status, string RetryAfter)
{
    public override string ToString() => $"{Retries} retries within {TimeoutSeconds} s, {Failures} failures with {Status}, Retry-After: {Shown.Of(RetryAfter)}";
}
