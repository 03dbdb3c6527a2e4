namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>What a token that is tampered with is for.</summary>
internal enum TokenUse
{
    IdToken,
    UserInfo,
}
