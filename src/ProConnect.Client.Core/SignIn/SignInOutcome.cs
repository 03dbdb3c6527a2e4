using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.SignIn;

/// <summary>
/// How a sign-in ended: <see cref="SignedIn"/>, or one of the expected ways not to be signed in: <see cref="SignInRefused"/>,
/// <see cref="AuthenticationRequired"/>, <see cref="AcrNotReached"/>, <see cref="NotAdmitted"/>, <see cref="SignInExpired"/>, <see cref="ProviderFailed"/>.
/// </summary>
public abstract record SignInOutcome
{
    private protected SignInOutcome()
    {
    }

    /// <summary>A stable name for logs and metrics, for instance <c>acr_not_reached</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the provider's error means and what to do about it; null when it reported none.</summary>
    public ErrorAdvice? Advice { get; init; }

    /// <summary>One sentence for a developer, without personal data.</summary>
    public abstract string Explanation { get; }

    private protected string Advised(string explanation) => Advice is null ? explanation : $"{explanation} {Advice.Code}: {Advice.Cure}";
}
