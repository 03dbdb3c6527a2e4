using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>The provider sent the user back with an error that is not hers: <c>server_error</c>, <c>invalid_scope</c>, and so on.</summary>
/// <param name="Error">What the provider said.</param>
public sealed record ProviderFailed(OAuthError Error) : SignInOutcome
{
    /// <inheritdoc/>
    public override string Name => "provider_failed";

    /// <inheritdoc/>
    public override string Explanation => $"The provider answered {Error}.";
}
