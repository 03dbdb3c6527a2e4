using Microsoft.AspNetCore.Authentication;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// The application's say. <c>OnTicketReceived</c>, <c>OnRemoteFailure</c> and <c>OnAccessDenied</c> are those of every remote
/// scheme; a failure that no handler takes is shown as an error page.
/// </summary>
public class RelyingPartyEvents : RemoteAuthenticationEvents
{
    /// <summary>Called before the browser is sent to the provider; may change what is asked for.</summary>
    public Func<RedirectToProviderContext, Task> OnRedirectToProvider { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Called when everything about a user was verified and before she is signed in; may add claims, or fail.</summary>
    public Func<UserVerifiedContext, Task> OnUserVerified { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Called when a sign-in ended in an expected way without a user; may answer instead of the error page.</summary>
    public Func<SignInEndedContext, Task> OnSignInEnded { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Invokes <c>OnRemoteFailure</c>, then shows the error page unless the application answered.</summary>
    /// <param name="context">The failure.</param>
    /// <returns>A task.</returns>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await base.RemoteFailure(context);
        if (context.Result is null)
            await FailurePage.ShowAsync(context);
    }

    /// <summary>Invokes <see cref="OnRedirectToProvider"/>.</summary>
    /// <param name="context">The sign-in.</param>
    /// <returns>A task.</returns>
    public virtual Task RedirectToProvider(RedirectToProviderContext context) => OnRedirectToProvider(context);

    /// <summary>Invokes <see cref="OnUserVerified"/>.</summary>
    /// <param name="context">The user.</param>
    /// <returns>A task.</returns>
    public virtual Task UserVerified(UserVerifiedContext context) => OnUserVerified(context);

    /// <summary>Invokes <see cref="OnSignInEnded"/>.</summary>
    /// <param name="context">The outcome.</param>
    /// <returns>A task.</returns>
    public virtual Task SignInEnded(SignInEndedContext context) => OnSignInEnded(context);
}
