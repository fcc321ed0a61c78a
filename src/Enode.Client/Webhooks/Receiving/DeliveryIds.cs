using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Enode.Internal;

/// <summary>The ids of the last deliveries, so that one that is repeated is recognized. Of an id, its hash is stored.</summary>
internal sealed class DeliveryIds
{
    /// <summary>More than Enode sends in the time in which it repeats a delivery whose response was lost.</summary>
    internal const int Capacity = 50_000;

    private readonly HashSet<UInt128> known = [];
    private readonly Queue<UInt128> order = new();

    /// <summary>The hashes, the oldest first.</summary>
    internal IEnumerable<UInt128> Hashes => order;

    internal static UInt128 HashOf(string id) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    internal bool Contains(UInt128 hash) => known.Contains(hash);

    /// <summary>Adds an id, and forgets the oldest one when there are too many.</summary>
    internal void Add(UInt128 hash)
    {
        if (!known.Add(hash))
        {
            return;
        }

        order.Enqueue(hash);
        if (order.Count > Capacity)
        {
            known.Remove(order.Dequeue());
        }
    }
}
