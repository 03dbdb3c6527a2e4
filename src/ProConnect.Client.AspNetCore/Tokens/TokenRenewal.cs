namespace ProConnect.Client.AspNetCore;

/// <summary>How an attempt to renew the tokens of a session ended.</summary>
/// <param name="Tokens">The tokens to keep from now on, if it succeeded.</param>
/// <param name="Code">Why the provider could not be asked, or its answer not be believed; null when it refused.</param>
internal sealed record TokenRenewal(KeptTokens? Tokens, string? Code)
{
    public static TokenRenewal Refused { get; } = new(Tokens: null, Code: null);

    public static TokenRenewal Failed(string code) => new(Tokens: null, code);
}
