using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator.Errors;

/// <summary>A refusal the user reads, because the application cannot be trusted with it or has no address to receive it.</summary>
internal sealed class ErrorPageException(int status, string code, string description, string? returnPath = null) : Exception(description)
{
    public int Status => status;

    /// <summary>ProConnect's code for it.</summary>
    public string Code => code;

    /// <summary>Its name in OAuth, for providers without codes of their own.</summary>
    public string Error { get; init; } = "invalid_request";

    /// <summary>More than the page says, for the developer's log.</summary>
    public string? Explanation { get; init; }

    /// <summary>Where the user can go back to the application from, when there is one.</summary>
    public string? ReturnPath => returnPath;

    /// <summary>A request that makes no sense.</summary>
    public static ErrorPageException Malformed(string description) => new(StatusCodes.Status400BadRequest, "Y000400", description);

    /// <summary>A refusal of the protocol, under its OAuth name.</summary>
    public static ErrorPageException Rendered(string error, string description, string? explanation = null) =>
        new(StatusCodes.Status400BadRequest, $"oidc-provider-rendered-error:{error}", description) { Error = error, Explanation = explanation };

    public string NameAt(SimulatedProvider provider) => provider.HasErrorCodes ? Code : Error;
}
