namespace ProConnect.Client.Simulator.Errors;

/// <summary>A refusal the user reads, because the application cannot be trusted with it or has no address to receive it.</summary>
internal sealed class ErrorPageException(int status, string code, string description, string? returnPath = null) : Exception(description)
{
    public int Status => status;

    public string Code => code;

    /// <summary>More than the page says, for the developer's log.</summary>
    public string? Explanation { get; init; }

    /// <summary>Where the user can go back to the application from, when there is one.</summary>
    public string? ReturnPath => returnPath;
}
