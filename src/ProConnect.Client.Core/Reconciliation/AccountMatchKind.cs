namespace ProConnect.Client.Core.Reconciliation;

/// <summary>How a user who signs in is known to an application.</summary>
public enum AccountMatchKind
{
    /// <summary>She is not: no account has her <c>sub</c>, nor, where that was looked for, her e-mail address.</summary>
    None,

    /// <summary>An account has her <c>sub</c>.</summary>
    Subject,

    /// <summary>One account, which has no <c>sub</c> yet, has her e-mail address. Store her <c>sub</c> with it.</summary>
    Email,

    /// <summary>An account has her e-mail address and another <c>sub</c>: she changed her identity provider, or is somebody else. A person must decide.</summary>
    AnotherSubject,

    /// <summary>Several accounts have her e-mail address.</summary>
    SeveralAccounts,

    /// <summary>An account has her e-mail address, which the provider says is not verified.</summary>
    UnverifiedEmail,
}
