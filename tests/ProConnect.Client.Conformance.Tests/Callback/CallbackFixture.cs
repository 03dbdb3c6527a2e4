using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.Conformance.Tests.Callback;

/// <summary>Callbacks that are changed on their way through the browser.</summary>
internal abstract class CallbackFixture : ConformanceFixture
{
    protected const string Cookie = "__Host-ProConnect.SignIn";

    /// <summary>With Marc signed in, Camille's callback is refused once it was changed.</summary>
    protected async Task RefusedAsync(Func<Uri, Uri> change, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        await Browser.CompleteAsync(persona: Marc);
        await RefusesAsync(change(await Browser.ReachCallbackAsync(persona: Camille)), code, status);
    }
}
