namespace ProConnect.Client.Simulator.Keys;

internal enum JwsFamily
{
    Rsa,
    RsaPss,
    Ec,
    Hmac,
}
