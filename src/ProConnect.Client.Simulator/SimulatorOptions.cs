using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ProConnect.Client.Simulator;

/// <summary>How a simulator is set up. Read once, when it starts.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Options of a simulated ProConnect.</summary>
    public SimulatorOptions()
        : this(SimulatedProvider.ProConnect)
    {
    }

    internal SimulatorOptions(SimulatedProvider provider)
    {
        Provider = provider;
        Personas = [.. provider.Personas];
    }

    /// <summary>What is simulated.</summary>
    public SimulatedProvider Provider { get; }

    /// <summary>
    /// Where to listen: <c>http</c>, a loopback host, a port. The default, <c>http://127.0.0.1:0</c>, takes any free port.
    /// </summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>
    /// Signs in without a page when <c>login_hint</c> is the e-mail address of a persona. Off by default: a person chooses.
    /// </summary>
    public bool ScriptedSignIn { get; set; }

    /// <summary>
    /// When <c>eidas0-mfa</c> or <c>eidas1-mfa</c> is required of a persona without a second factor, acts as if she had typed
    /// the code ProConnect sends by e-mail: the level is lifted and <c>mail</c> is added to <c>amr</c>. Off by default.
    /// </summary>
    public bool EmailCodeFallback { get; set; }

    /// <summary>The clock of every lifetime and of every date in a token. The system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where refusals are explained to a developer. Nowhere by default; beside an application, in its log.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>
    /// What carries logout tokens to applications that registered a back-channel logout URI. Null opens real connections; a test
    /// gives the handler of its test server.
    /// </summary>
    public HttpMessageHandler? BackChannel { get; set; }

    /// <summary>The registered applications. Empty by default.</summary>
    public IList<SimulatedClient> Clients { get; } = [];

    /// <summary>Who can sign in. Prefilled with <see cref="SimulatedProvider.Personas"/>; add, remove or replace.</summary>
    public IList<Persona> Personas { get; }

    /// <summary>What is wrong with these options, or nothing.</summary>
    internal string? FindProblem() =>
        Clients.Select(client => client.FindProblem(Provider)).FirstOrDefault(problem => problem is not null)
        ?? FindDuplicate(Clients.Select(client => client.ClientId), "client ids")
        ?? FindDuplicate(Personas.Select(persona => persona.Email), "e-mail addresses of personas")
        ?? FindDuplicate(Personas.Select(persona => persona.Sub), "subs of personas");

    private static string? FindDuplicate(IEnumerable<string> values, string what)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var twice = values.FirstOrDefault(value => !seen.Add(value));
        return twice is null ? null : $"The {what} of a simulator must differ: '{twice}' occurs twice.";
    }
}
