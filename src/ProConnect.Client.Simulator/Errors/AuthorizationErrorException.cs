using ProConnect.Client.Simulator.Authorization;

namespace ProConnect.Client.Simulator.Errors;

/// <summary>A refusal the application receives at its redirect URI.</summary>
internal sealed class AuthorizationErrorException(ResponseTarget target, string error, string description) : Exception(description)
{
    public ResponseTarget Target => target;

    public string Error => error;

    /// <summary>The scopes that were refused, when they were.</summary>
    public string? Scope { get; init; }

    public Dictionary<string, string?> ToParameters()
    {
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["error"] = error,
            ["error_description"] = Message,
        };
        if (Scope is not null)
            parameters["scope"] = Scope;

        return parameters;
    }
}
