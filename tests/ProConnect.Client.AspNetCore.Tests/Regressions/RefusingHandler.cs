using Microsoft.AspNetCore.Authorization;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>An application's own rule: nobody comes in.</summary>
internal sealed class RefusingHandler : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        context.Fail(new AuthorizationFailureReason(this, "blocked"));
        return Task.CompletedTask;
    }
}
