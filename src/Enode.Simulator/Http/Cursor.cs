using System.Buffers.Binary;

namespace Enode.Simulation;

/// <summary>
/// A cursor of a list: the sequence of a record, which does not change when others are added or removed, and a checksum over the path
/// of the list, so that a cursor of another list is rejected.
/// </summary>
internal static class Cursor
{
    private const int Size = 12;
    private const int TextLength = Size / 3 * 4;

    public static string Write(string list, long sequence)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sequence);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], Check(list, sequence));
        return Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }

    public static bool TryRead(string list, string text, out long sequence)
    {
        Span<byte> bytes = stackalloc byte[Size];
        sequence = 0;
        if (text.Length != TextLength
            || text.AsSpan().ContainsAny('+', '/')
            || !Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/'), bytes, out var written)
            || written != Size)
        {
            return false;
        }

        sequence = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) == Check(list, sequence);
    }

    // FNV-1a: the runtime's hash codes are different in each process.
    private static uint Check(string list, long sequence)
    {
        var hash = 2166136261u;
        foreach (var letter in list)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        for (var shift = 0; shift < 64; shift += 8)
        {
            hash = unchecked((hash ^ (byte)(sequence >> shift)) * 16777619u);
        }

        return hash;
    }
}
