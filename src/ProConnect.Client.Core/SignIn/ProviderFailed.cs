using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>The provider sent the user back with an error that is not hers: <c>server_error</c>, <c>invalid_scope</c>, and so on.</summary>
public sealed record ProviderFailed : SignInOutcome
{
    /// <summary>What the provider said.</summary>
    public required OAuthError Error { get; init; }

    /// <inheritdoc/>
    public override string Name => "provider_failed";

    /// <inheritdoc/>
    public override string Explanation => Advised($"The provider answered {Error}.");
}
