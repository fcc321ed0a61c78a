using System.Runtime.CompilerServices;

namespace Enode.Internal;

/// <summary>
/// Finds the end of a JSON value by its quotes and brackets alone: a small part of the work of reading it. For valid JSON the result is
/// exact. For other text it is a guess, so that the caller must read the value before it is trusted.
/// </summary>
internal static class JsonExtent
{
    /// <summary>The position behind a value. Of one that is not valid: some other position, or -1.</summary>
    internal static int End(ReadOnlySpan<byte> json, int start)
    {
        switch (json[start])
        {
            case (byte)'{' or (byte)'[':
                return End(json, start, out _);
            case (byte)'"':
                return TextEnd(json, start) + 1;
            default:
                var end = start;
                while (end < json.Length && !IsBlank(json[end]) && json[end] is not ((byte)',' or (byte)']'))
                {
                    end++;
                }

                return end;
        }
    }

    /// <summary>The position of the first character at or behind this one that is not white space.</summary>
    internal static int Blanks(ReadOnlySpan<byte> json, int start)
    {
        while (start < json.Length && IsBlank(json[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>The position behind an object or an array. -1 when it has no end.</summary>
    /// <param name="json">The text.</param>
    /// <param name="start">The position of its opening bracket.</param>
    /// <param name="commas">The number of commas between its members or items.</param>
    /// <remarks>
    /// Compiled for speed at once: it reads all that a list transfers, and the first pages would otherwise be read by code that counts
    /// its own branches.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int End(ReadOnlySpan<byte> json, int start, out int commas)
    {
        commas = 0;
        var depth = 0;
        for (var position = start; position < json.Length; position++)
        {
            switch (json[position])
            {
                case (byte)'"':
                    position = TextEnd(json, position);
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0)
                    {
                        return position + 1;
                    }

                    break;
                case (byte)',':
                    commas += depth == 1 ? 1 : 0;
                    break;
            }
        }

        return -1;
    }

    /// <summary>The position of the closing quote. The length of the text when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int TextEnd(ReadOnlySpan<byte> json, int start)
    {
        var position = start + 1;
        while (position < json.Length && json[position] != '"')
        {
            position += json[position] == '\\' ? 2 : 1;
        }

        return position;
    }

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
