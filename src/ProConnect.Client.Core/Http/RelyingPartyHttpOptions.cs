namespace ProConnect.Client.Core.Http;

/// <summary>Bounds of the back-channel: the calls this service makes to the provider, out of sight of the browser.</summary>
public sealed class RelyingPartyHttpOptions
{
    /// <summary>How long one call may take, retries, headers and body included. Between 1 and 60 seconds.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times an idempotent call (discovery, signing keys, userinfo) is tried again after a failure. A code is never redeemed twice.</summary>
    /// <value>The default is 2. Between 0 and 5.</value>
    public int Retries { get; set; } = 2;

    /// <summary>The largest answer that is read, in bytes.</summary>
    /// <value>The default is 262,144 (256 KiB).</value>
    public int MaxResponseBytes { get; set; } = 256 * 1024;

    /// <summary>An outbound HTTP proxy, when the provider is reached through one. Null uses the proxy of the environment, if any.</summary>
    public Uri? Proxy { get; set; }
}
