using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tests.Harness;

internal static class Expect
{
    public static async Task<T> ThrowsAsync<T>(Func<Task> act, string code)
        where T : RelyingPartyException
    {
        var thrown = await CatchAsync(act);
        Assert.That(thrown, Is.TypeOf<T>(), thrown?.ToString());
        var expected = (T)thrown!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected.Code, Is.EqualTo(code), expected.Message);
            Assert.That(expected.Message, Does.EndWith(".").Or.EndWith("?"));
            Assert.That(expected.Message.Any(char.IsControl), Is.False, "control characters in the message");
        }

        return expected;
    }

    public static async Task<Exception?> CatchAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
