namespace ProConnect.Client.Core.Tests.Harness;

internal enum Endpoint
{
    Discovery,
    Keys,
    Token,
    UserInfo,
    Revocation,
    Introspection,
    Elsewhere,
}
