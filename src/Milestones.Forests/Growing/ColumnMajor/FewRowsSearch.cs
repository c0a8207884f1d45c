using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Runtime.InteropServices;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Growing.ColumnMajor;

/// <summary>
/// Finds the split of a node in a subtree with at most 64 rows, most nodes of a tree. There is a cut before the code of each
/// row; how good they all are is found roughly, and without a branch, before the best are considered.
/// </summary>
internal sealed unsafe class FewRowsSearch(BinnedMatrix matrix, CompetingColumns columns)
{
    private const int Most = BytePlanes.Block;
    private const int AtOnce = 16; // scores in a vector

    /// <summary>Scores that may be as good as the best are within this of it: they are off by 2⁻¹³ at most.</summary>
    private const float Nearly = 1 - (1f / 1024);

    private readonly CacheLines _cuts = new(columns.Most * sizeof(Cuts));

    /// <summary>The cuts of a column: before the code of each row, in the order of the rows. It takes whole cache lines.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 8 * Most)]
    private struct Cuts
    {
        public fixed byte Code[Most];
        public fixed byte Count[Most]; // of rows with lower codes
        public fixed byte Positives[Most];
        public fixed float Score[Most]; // −1 where no row has a lower code
        public ulong Missing; // what rows without a value add up to

        public readonly ulong LeftOf(int row) => ((ulong)Count[row] << 32) | Positives[row];
    }

    /// <summary>Considers all cuts of the columns that compete. Returns the last code that goes left in the best.</summary>
    /// <param name="node">Keeps the best cut.</param>
    /// <param name="planes">The first row's byte in the first plane.</param>
    /// <param name="stride">Bytes from one plane to the next.</param>
    /// <param name="cells">How the rows count.</param>
    /// <param name="rows">Which of 64 rows are in the node, a bit for each.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public int Find(ref NodeCounts node, byte* planes, nint stride, byte* cells, ulong rows)
    {
        var block = new BlockCounts(Vector512.Load(cells), rows);
        for (var k = 0; k < columns.BitCount; k++)
        {
            ref readonly var competing = ref columns.Bit(k);
            node.TurnTo(competing.Column, competing.Order);
            node.ConsiderBit(block.Of(ByteBlock.With(Vector512.Load(planes + (competing.Plane * stride)), competing.Mask)));
        }

        return columns.ByteCount > 0 ? FindInBytes(ref node, block, planes, stride, cells, rows) : node.BestCut;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindInBytes(ref NodeCounts node, in BlockCounts block, byte* planes, nint stride, byte* cells, ulong rows)
    {
        var inNode = ByteBlock.Of(rows);
        var count = BitOperations.PopCount(rows);
        var ownCells = ByteBlock.Keep(Vector512.Load(cells), inNode);
        var counts = (ownCells >>> 1) & Vector512.Create((byte)CountedCell.MaxCount);
        var positives = counts & Vector512.Equals(ownCells & Vector512.Create(CountedCell.PositiveBit), Vector512.Create(CountedCell.PositiveBit));
        fixed (byte* start = _cuts)
        {
            var cuts = (Cuts*)start;
            var best = node.BestScore;
            for (var k = 0; k < columns.ByteCount; k++)
            {
                ref readonly var competing = ref columns.Byte(k);
                var codes = Vector512.Load(planes + (competing.Plane * stride));
                cuts[k].Missing = matrix.HasMissing[competing.Column] ? block.Of(Vector512.Equals(codes, Vector512<byte>.Zero).ExtractMostSignificantBits()) : 0;
                best = Math.Max(best, Score(ByteBlock.Keep(codes, inNode), counts, positives, count, node.Total, node.Positives, cuts + k));
            }

            return Consider(ref node, count, best * Nearly, cuts);
        }
    }

    /// <summary>Considers the cuts whose score reaches a bound; returns the last code that goes left in the best of all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Consider(ref NodeCounts node, int count, float bound, Cuts* cuts)
    {
        for (var k = 0; k < columns.ByteCount; k++)
        {
            ref readonly var competing = ref columns.Byte(k);
            node.TurnTo(competing.Column, competing.Order);
            if (cuts[k].Missing != 0)
            {
                ConsiderWithMissing(ref node, count, cuts + k);
                continue;
            }

            for (var i = 0; i < count; i += AtOnce)
            {
                for (var good = Vector512.GreaterThanOrEqual(Vector512.Load(cuts[k].Score + i), Vector512.Create(bound)).ExtractMostSignificantBits(); good != 0; good &= good - 1)
                {
                    var row = i + BitOperations.TrailingZeroCount(good);
                    node.Consider(cuts[k].Code[row], MissingSide.Heavier, cuts[k].LeftOf(row));
                }
            }
        }

        for (var k = 0; k < columns.ByteCount; k++)
        {
            if (columns.Byte(k).Column == node.BestColumn)
            {
                return LastLeft(cuts + k, node.BestCut);
            }
        }

        return node.BestCut;
    }

    /// <summary>Considers all cuts with missing rows on either side, and missing rows alone on the left. What was counted below a code
    /// are the missing rows too: their code is the lowest.</summary>
    private static void ConsiderWithMissing(ref NodeCounts node, int count, Cuts* cuts)
    {
        for (var row = 0; row < count; row++)
        {
            var left = cuts->LeftOf(row);
            if (left == cuts->Missing)
            {
                node.Consider(0, MissingSide.Left, left);
            }
            else if (left != 0)
            {
                node.Consider(cuts->Code[row], MissingSide.Right, left - cuts->Missing);
                node.Consider(cuts->Code[row], MissingSide.Left, left);
            }
        }
    }

    /// <summary>Half way between the code before which the column is cut and the highest below it; 0 when only missing goes left.</summary>
    private static int LastLeft(Cuts* cuts, int cut)
    {
        var codes = Vector512.Load(cuts->Code); // 0 behind the rows
        var below = codes & Vector512.LessThan(codes, Vector512.Create((byte)cut));
        // One instruction finds the lowest of eight numbers: so it is the lowest of the complements.
        var half = Vector256.Max(below.GetLower(), below.GetUpper());
        var complement = ~Vector128.Max(half.GetLower(), half.GetUpper());
        var pairs = Vector128.Min(complement, (complement.AsUInt16() >>> 8).AsByte()).AsUInt16() & Vector128.Create((ushort)byte.MaxValue);
        var highest = byte.MaxValue - Sse41.MinHorizontal(pairs).ToScalar();
        return (highest + cut) >> 1;
    }

    /// <summary>Counts below each row's code, and scores the cuts there. Returns the best score, roughly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Score(
        Vector512<byte> codes, Vector512<byte> counts, Vector512<byte> positives, int count, float total, float allPositives, Cuts* cuts)
    {
        // Two sums by turns, so that one addition does not wait for the last.
        var (left, leftPositives, left2, leftPositives2) = (Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero);
        var row = Vector512<byte>.Zero;
        for (var k = 0; k < count; k += 4) // behind the last row, counts are 0
        {
            AddWhereBelow(ref row, codes, counts, positives, ref left, ref leftPositives);
            AddWhereBelow(ref row, codes, counts, positives, ref left2, ref leftPositives2);
            AddWhereBelow(ref row, codes, counts, positives, ref left, ref leftPositives);
            AddWhereBelow(ref row, codes, counts, positives, ref left2, ref leftPositives2);
        }

        left += left2;
        leftPositives += leftPositives2;
        codes.Store(cuts->Code);
        left.Store(cuts->Count);
        leftPositives.Store(cuts->Positives);
        var best = Vector512.Create(-1f);
        Score(left.GetLower().GetLower(), leftPositives.GetLower().GetLower(), total, allPositives, cuts->Score, ref best);
        if (count > AtOnce)
        {
            Score(left.GetLower().GetUpper(), leftPositives.GetLower().GetUpper(), total, allPositives, cuts->Score + AtOnce, ref best);
        }

        if (count > 2 * AtOnce)
        {
            Score(left.GetUpper().GetLower(), leftPositives.GetUpper().GetLower(), total, allPositives, cuts->Score + (2 * AtOnce), ref best);
            Score(left.GetUpper().GetUpper(), leftPositives.GetUpper().GetUpper(), total, allPositives, cuts->Score + (3 * AtOnce), ref best);
        }

        return Largest(best);
    }

    /// <summary>Adds a row to the sums of all rows with higher codes, and turns to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWhereBelow(
        ref Vector512<byte> row, Vector512<byte> codes, Vector512<byte> counts, Vector512<byte> positives, ref Vector512<byte> left, ref Vector512<byte> leftPositives)
    {
        var above = Vector512.GreaterThan(codes, Vector512.ShuffleNative(codes, row));
        left = Vector512.ConditionalSelect(above, left + Vector512.ShuffleNative(counts, row), left);
        leftPositives = Vector512.ConditionalSelect(above, leftPositives + Vector512.ShuffleNative(positives, row), leftPositives);
        row += Vector512<byte>.One;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Score(
        Vector128<byte> left, Vector128<byte> leftPositives, float total, float positives, float* scores, ref Vector512<float> best)
    {
        var weight = Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(left));
        var d = (Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(leftPositives)) * total) - (weight * positives);
        var denominator = weight * (Vector512.Create(total) - weight);
        var score = Vector512.ConditionalSelect(
            Vector512.GreaterThan(denominator, Vector512<float>.Zero), d * d * Avx512F.Reciprocal14(denominator), Vector512.Create(-1f));
        score.Store(scores);
        best = Vector512.MaxNative(best, score);
    }

    private static float Largest(Vector512<float> scores)
    {
        var half = Vector256.MaxNative(scores.GetLower(), scores.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        quarter = Vector128.MaxNative(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(quarter.GetElement(0), quarter.GetElement(1));
    }
}
