using System.Globalization;
using FsCheck.Fluent;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Http;

internal sealed class RetryAfterTests
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly int[] Statuses = [500, 503, 503, 503, 429, 408, 502];
    private static readonly int[] Retries = [0, 1, 2, 5];
    private static readonly int[] Timeouts = [1, 3, 10, 60];

    private static readonly string[] Values =
    [
        "0", "1", "-1", "2", "3", "30", "3600", "86400", "2147483647", "2147483648", "9223372036854775807", "99999999999999999999999", "1.5", "1e9", "0x10", "", " ", "soon",
        "Mon, 02 Mar 2026 09:30:01 GMT", "Mon, 02 Mar 2026 10:30:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Thu, 32 Foo 2026 99:99:99 GMT", "Monday, 02-Mar-26 10:30:00 GMT",
        "1, 2", "60;q=1", "\u0661\u0660",
    ];

    [Test]
    public void Whatever_the_provider_asks_for_no_call_waits_longer_than_is_configured()
    {
        var time = new VirtualTime();
        var calls = Retries.SelectMany(static retries => Timeouts.Select(timeout => (retries, timeout))).ToDictionary(static pair => pair, pair => new RetryingCall(pair.retries, pair.timeout, time));
        var values = Gen.Frequency((4, Gen.Elements(Values)), (2, Gen.Choose(0, int.MaxValue).Select(static number => number.ToString(CultureInfo.InvariantCulture))), (1, OddText.Any));
        var inputs = from retries in Gen.Elements(Retries)
                     from timeout in Gen.Elements(Timeouts)
                     from failures in Gen.Choose(0, 7)
                     from status in Gen.Elements(Statuses)
                     from value in values
                     select new RetryInput(retries, timeout, failures, status, value);

        var tally = Generated.Check(inputs, (input, token) => Check(input, calls[(input.Retries, input.TimeoutSeconds)], time, token));

        tally.ShouldReach("userinfo.timeout", "failed");
    }

    private static string? Check(RetryInput input, RetryingCall call, VirtualTime time, CancellationToken token)
    {
        var started = time.GetUtcNow();
        time.Waits.Clear();

        var attempt = Attempt<BackChannelResponse>.Of(input.RetryAfter.Length + 4_096, [], () => call.Send(input, token));

        var tries = call.Requests;
        var took = time.GetUtcNow() - started;
        Violation.Unless(took <= TimeSpan.FromSeconds(input.TimeoutSeconds), $"The call took {took}.");
        Violation.Unless(tries <= input.Retries + 1, $"{tries} requests were sent.");
        Violation.Unless(time.Waits.TrueForAll(static wait => wait <= LongestPause), $"A pause took {time.Waits.DefaultIfEmpty().Max()}.");
        var isRetried = input.Status is not 429;
        var isAnswered = input.Failures == 0 || (isRetried && input.Failures <= input.Retries);
        if (attempt.Value is { } answer)
            Violation.Unless(answer.IsSuccess == isAnswered, $"The answer is {answer.Status}.");
        else
            Violation.Unless(attempt.Code is "userinfo.timeout" && isRetried && tries > 0, $"The call failed with {attempt.Code}.");
        return attempt.Code ?? (attempt.Value!.IsSuccess ? null : "failed");
    }
}
