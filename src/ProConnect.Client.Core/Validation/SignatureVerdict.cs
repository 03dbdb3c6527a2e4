namespace ProConnect.Client.Core.Validation;

internal enum SignatureVerdict
{
    KeyNotFound,
    KeyUnsuitable,
    WrongSignature,
    Valid,
}
