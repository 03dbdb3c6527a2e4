namespace ProConnect.Client.AspNetCore;

/// <summary>Whose name a sign-in button bears.</summary>
public enum ButtonProvider
{
    /// <summary>ProConnect, with the link that explains it.</summary>
    ProConnect,

    /// <summary>MonComptePro.</summary>
    MonComptePro,

    /// <summary>Pro Santé Connect.</summary>
    ProSanteConnect,
}
