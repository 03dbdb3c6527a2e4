using System.Security.Cryptography;

namespace ProConnect.Client.AspNetCore;

/// <summary>A number a user can read to the support over the telephone, and the support can find in the log.</summary>
internal static class ErrorReference
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Create() => $"{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";
}
