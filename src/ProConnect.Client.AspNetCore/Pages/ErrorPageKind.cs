namespace ProConnect.Client.AspNetCore;

/// <summary>What a user can be told; the names are keys of the page's texts.</summary>
internal enum ErrorPageKind
{
    Refused,
    AuthenticationRequired,
    AcrNotReached,
    Expired,
    ProviderFailed,
    Unavailable,
    Lost,
    Untrusted,
    StaleForm,
    NotAdmitted,
    Broken,
}
