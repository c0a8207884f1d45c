using System.Runtime.CompilerServices;
using Milestones.Forests.Trees;

namespace Milestones.Forests.Growing.RowMajor;

/// <summary>Parts the rows of a node in place.</summary>
internal sealed class RowPartition<TRow>(BinnedMatrix matrix)
    where TRow : unmanaged, IBagRow<TRow>
{
    private TRow[] _right = [];

    /// <summary>Moves the rows that go left to the front; both sides keep their order, so rows stay ascending and the
    /// memory is read forwards. Returns how many go left.</summary>
    /// <param name="packed">The packed rows in which the numbers of <paramref name="rows"/> are at home.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="node">The test that parts them.</param>
    public unsafe int Part(ReadOnlySpan<byte> packed, Span<TRow> rows, TreeNode node)
    {
        WorkingSpace.Reserve(ref _right, rows.Length);
        var test = WalkNode.Of(node, 0, matrix.Layout.Slots[node.Column], matrix.HasMissing[node.Column]);
        fixed (byte* start = packed)
        fixed (TRow* left = rows, right = _right)
        {
            var goLeft = Part(left, right, rows.Length, start + test.ByteOffset, matrix.Layout.Stride, test);
            _right.AsSpan(0, rows.Length - goLeft).CopyTo(rows[goLeft..]);
            return goLeft;
        }
    }

    /// <summary>Writes every row to both sides and advances one of them: whether a row goes left cannot be predicted, and a
    /// wrong guess costs more than a store.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe int Part(TRow* left, TRow* right, int count, byte* codes, nint stride, WalkNode test)
    {
        int shift = test.Shift, mask = test.Mask, bound = test.Bound;
        nint goLeft = 0, goRight = 0;
        for (var i = 0; i < count; i++)
        {
            var row = left[i];
            var code = (byte)((codes[row.Row * stride] & mask) - shift);
            nint isRight = code >= bound ? 1 : 0;
            left[goLeft] = row;
            right[goRight] = row;
            goRight += isRight;
            goLeft += 1 - isRight;
        }

        return (int)goLeft;
    }
}
