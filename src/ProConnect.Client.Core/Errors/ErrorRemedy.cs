namespace ProConnect.Client.Core.Errors;

/// <summary>Who can do something about an error of the provider.</summary>
public enum ErrorRemedy
{
    /// <summary>The user: it was her choice, or it passes.</summary>
    TryAgain,

    /// <summary>The user, with another account or a stronger way to prove who she is: this one will be refused again.</summary>
    AnotherAccount,

    /// <summary>The developer: nothing the user does will help until a setting, or the client's registration, is changed.</summary>
    ChangeSettings,
}
