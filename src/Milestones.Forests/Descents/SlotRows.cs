using System.Numerics;
using System.Runtime.CompilerServices;

namespace Milestones.Forests.Descents;

/// <summary>The rows that are in one slot of several words.</summary>
/// <param name="rows">The rows that the words stand for; more may follow.</param>
/// <param name="masks">The slot of the first word, and what follows.</param>
/// <param name="stride">From the slot of a word to that of the next.</param>
/// <param name="words">How many words.</param>
internal readonly unsafe ref struct SlotRows(ReadOnlySpan<int> rows, ReadOnlySpan<ulong> masks, int stride, int words)
{
    /// <summary>So many places behind the listed rows may be written too.</summary>
    public const int WrittenBehind = 3;

    private readonly ReadOnlySpan<int> _rows = rows;
    private readonly ReadOnlySpan<ulong> _masks = masks;

    /// <summary>How many rows there are.</summary>
    public int Count()
    {
        var count = 0;
        for (var word = 0; word < words; word++)
        {
            count += BitOperations.PopCount(_masks[word * stride]);
        }

        return count;
    }

    /// <summary>Lists them in their order.</summary>
    public void ListTo(Span<int> list)
    {
        fixed (int* row = _rows, to = list)
        fixed (ulong* mask = _masks)
        {
            List(row, mask, stride, words, to);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void List(int* rows, ulong* masks, nint stride, int words, int* to)
    {
        for (var word = 0; word < words; word++, rows += RowChunk.WordSize)
        {
            // A word seldom has more than three: so many are written without asking. Where there are fewer, a row behind the word is read.
            var first = masks[word * stride];
            var second = first & (first - 1);
            var third = second & (second - 1);
            to[0] = rows[BitOperations.TrailingZeroCount(first)];
            to[1] = rows[BitOperations.TrailingZeroCount(second)];
            to[2] = rows[BitOperations.TrailingZeroCount(third)];
            var at = WrittenBehind;
            for (var rest = third & (third - 1); rest != 0; rest &= rest - 1)
            {
                to[at++] = rows[BitOperations.TrailingZeroCount(rest)];
            }

            to += BitOperations.PopCount(first);
        }
    }
}
