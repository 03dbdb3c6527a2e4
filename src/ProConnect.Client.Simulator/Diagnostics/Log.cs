using Microsoft.Extensions.Logging;

namespace ProConnect.Client.Simulator.Diagnostics;

/// <summary>What a developer is told in her console. The people are fictional, the secrets are not written.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "The {Provider} simulator listens; its issuer is {Issuer}")]
    public static partial void Listening(this ILogger logger, string provider, string issuer);

    [LoggerMessage(3002, LogLevel.Warning, "The simulator shows an error page, {Code}: {Explanation}")]
    public static partial void ErrorPageShown(this ILogger logger, string code, string explanation);

    [LoggerMessage(3003, LogLevel.Information, "The simulator sends the user back with an error, {Error}: {Description}")]
    public static partial void ErrorRedirected(this ILogger logger, string error, string description);

    [LoggerMessage(3004, LogLevel.Information, "The simulator posted a logout token to {Address}, which answered {Status}")]
    public static partial void LogoutTokenSent(this ILogger logger, string address, int status);

    [LoggerMessage(3005, LogLevel.Warning, "The simulator could not post a logout token to {Address}: {Reason}")]
    public static partial void LogoutTokenNotSent(this ILogger logger, string address, string reason);
}
