using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Authorization;

/// <summary>
/// The parameters of an authorization request that the provider knows, each present once at most. This comes before anything is
/// known of the client, so that whatever is wrong here is shown to the user and never sent anywhere.
/// </summary>
internal sealed class AuthorizationParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private AuthorizationParameters(IEnumerable<KeyValuePair<string, StringValues>> received, SimulatedProvider provider)
    {
        foreach (var (name, values) in received.Where(parameter => provider.Parameters.Contains(parameter.Key, StringComparer.Ordinal)))
        {
            if (values.Count != 1)
                throw ErrorPageException.Malformed($"{name} must be a string");

            _values[name] = values.ToString();
        }
    }

    /// <summary>The value of a parameter, or <see langword="null"/> when it is absent or empty.</summary>
    public string? this[string name] => Received(name) is { Length: > 0 } value ? value : null;

    /// <summary>The value of a parameter even if it is empty.</summary>
    public string? Received(string name) => _values.GetValueOrDefault(name);

    /// <summary>Reads the query of a GET or the form of a POST.</summary>
    /// <exception cref="ErrorPageException">The provider refuses the request at first sight.</exception>
    public static async Task<AuthorizationParameters> ReadAsync(HttpContext context, SimulatedProvider provider)
    {
        var parameters = HttpMethods.IsPost(context.Request.Method)
            ? new AuthorizationParameters(await FormReader.ReadAsync(context), provider)
            : new AuthorizationParameters(context.Request.Query, provider);

        provider.Check(parameters);
        return parameters;
    }
}
