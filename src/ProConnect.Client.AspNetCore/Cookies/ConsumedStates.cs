using System.Security.Cryptography;
using System.Text;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Remembers the states that were used on this machine, so that a callback opened twice at the same moment is redeemed once.
/// On a farm, the provider's single-use code and the deleted cookie say the same.
/// </summary>
internal sealed class ConsumedStates
{
    private const int Capacity = 50_000;

    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _known = [];
    private readonly Queue<UInt128> _order = new();

    public bool TryConsume(string state)
    {
        var fingerprint = Fingerprint(state);
        lock (_gate)
        {
            if (!_known.Add(fingerprint))
                return false;
            _order.Enqueue(fingerprint);
            if (_order.Count > Capacity)
                _known.Remove(_order.Dequeue());
            return true;
        }
    }

    private static UInt128 Fingerprint(string state)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(state), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
