using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>A form that never ends does not hold a request for longer than half a minute, whatever the server in front allows.</summary>
internal sealed class SlowFormTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_form_that_never_ends_is_given_up()
    {
        var context = Posting(new EndlessBody());

        var (form, status) = await SmallForm.ReadAsync(context.Request, new TimersAtOnce(Deadline)).WaitAsync(Deadline);

        Assert.That((form, status), Is.EqualTo(((IFormCollection?)null, StatusCodes.Status408RequestTimeout)));
    }

    [Test]
    public void A_request_that_went_away_is_not_answered()
    {
        using var aborted = new CancellationTokenSource();
        var context = Posting(new EndlessBody());
        context.RequestAborted = aborted.Token;
        aborted.Cancel();

        Assert.That(async () => await SmallForm.ReadAsync(context.Request, TimeProvider.System), Throws.InstanceOf<OperationCanceledException>());
    }

    private static DefaultHttpContext Posting(Stream body)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = body;
        return context;
    }

    private sealed class TimersAtOnce(TimeSpan due) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == due ? TimeSpan.Zero : dueTime, period);
    }

    private sealed class EndlessBody : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
