using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Binning;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>
/// Exchanges all columns at once in a subtree with few rows. Every test of it is asked about all its rows; from then on a
/// vector of bits says which rows are somewhere. On the way down there is such a vector for every test that was passed:
/// the rows that went the other way there, and come here when they receive another value of its column.
/// </summary>
internal sealed unsafe class SmallSubtrees(TreeRows tree, EqualRowShares shares)
{
    /// <summary>The most rows: as many as a vector has bits; every chunk holds them.</summary>
    public const int MostRows = RowChunk.FewestRows;

    private const int Words = MostRows / RowChunk.WordSize;
    private const int LongestPath = TreePieces.MostTests; // all tests may be below one another

    private readonly ulong[] _goLeft = New<ulong>(TreePieces.MostTests * Words);
    private readonly ulong[] _here = New<ulong>((LongestPath + 1) * (LongestPath + 2) / 2 * Words); // after each step, per test passed and for the own rows
    private readonly ulong[] _negatives = New<ulong>(Words);
    private readonly ulong[] _takingPart = New<ulong>(Words);
    private readonly double[] _received = New<double>(LongestPath * Words); // per test passed
    private readonly double[] _rowsWith = New<double>(LongestPath);
    private readonly Passed[] _passed = new Passed[LongestPath];
    private readonly int[] _lastPassed = [.. Enumerable.Repeat(-1, shares.Columns)]; // per column the last test of it that was passed
    private readonly Stack<(int Index, CodeRange Codes)> _narrowed = new();
    private int _firstRow; // among those held
    private int _firstTest;
    private CodeRange[] _arriving = [];
    private double[] _increases = [];

    /// <summary>A test that was passed.</summary>
    /// <param name="Column">Its column.</param>
    /// <param name="Codes">The codes that lead from its other side to here.</param>
    /// <param name="Before">The test of the column that was passed before it; −1 when there is none.</param>
    private readonly record struct Passed(int Column, CodeRange Codes, int Before = -1);

    /// <summary>Whether a node's subtree is small. False for a leaf.</summary>
    public bool Include(int node) => tree.Pieces.IsLowest(node) && tree.EndRow(node) - tree.FirstRow(node) <= MostRows;

    /// <summary>Adds what the tests of a subtree add to the increases of their columns.</summary>
    /// <param name="root">The root of the subtree; its rows, if any, are held by the tree's descent.</param>
    /// <param name="arriving">Per node the codes of its column with which rows arrive there.</param>
    /// <param name="increases">Per column, added to.</param>
    public void AddIncreases(int root, CodeRange[] arriving, double[] increases)
    {
        var rows = tree.EndRow(root) - tree.FirstRow(root);
        if (rows == 0)
        {
            return; // and none is held
        }

        (_arriving, _increases) = (arriving, increases);
        var (range, chunk) = (tree.Pieces.RangeOf(root), tree.Descent.Held);
        (_firstRow, _firstTest) = (tree.FirstRow(root) - tree.Descent.FirstHeld, range.FirstTest);
        fixed (PieceTest* test = tree.Pieces.Tests)
        fixed (byte* planes = chunk.Planes)
        {
            Ask(test + range.FirstTest, test + range.EndTest, planes + _firstRow, chunk.Stride, Pointer(_goLeft));
        }

        var here = Pointer(_here);
        for (var word = 0; word < Words; word++)
        {
            var row = word * RowChunk.WordSize;
            here[word] = row < rows ? BytePlanes.FirstOf(rows - row) : 0;
            _negatives[word] = chunk.NegativesFrom(_firstRow + row);
        }

        Visit(root, here, 0);
    }

    /// <summary>Goes on from a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="here">Which rows are here, for every test passed and then the own ones.</param>
    /// <param name="passed">How many tests were passed.</param>
    private void Visit(int node, ulong* here, int passed)
    {
        var test = tree.Nodes[node];
        if (test.IsLeaf)
        {
            AddLosses(here, passed, Pointer(_negatives), tree.Loss(node, 0), tree.Loss(node, 1), Pointer(_rowsWith), Pointer(_received));
            return;
        }

        var (left, right) = (node + 1, test.Right);
        var goLeft = Vector512.Load(Pointer(_goLeft) + ((tree.Pieces.RangeOf(node).FirstTest - _firstTest) * Words));
        if (!shares.Exchanges(test.Column))
        {
            VisitSide(left, here, passed, goLeft);
            VisitSide(right, here, passed, ~goLeft);
            return;
        }

        Vector512<double>.Zero.Store(Pointer(_received) + (passed * Words));
        var (codesLeft, codesRight) = (_arriving[node].LeftOf(test), _arriving[node].RightOf(test));
        var takingPart = TakingPart(test.Column);
        VisitSide(left, here, passed, goLeft, takingPart, new Passed(test.Column, codesLeft));
        VisitSide(right, here, passed, ~goLeft, takingPart, new Passed(test.Column, codesRight));
        var received = Vector512.Sum(Vector512.Load(Pointer(_received) + (passed * Words)));
        var kept = (shares.RowsWith(test.Column, codesRight) * shares.OwnLossBelow(left, test.Column))
            + (shares.RowsWith(test.Column, codesLeft) * shares.OwnLossBelow(right, test.Column));
        var rows = Math.Max(1.0, shares.RowsWith(test.Column, CodeRange.All)); // with none, nothing is kept or received
        _increases[test.Column] += (received - kept) / rows / rows;
    }

    /// <summary>Goes on to one side of a test whose column is not exchanged.</summary>
    private void VisitSide(int child, ulong* here, int passed, Vector512<ulong> side)
    {
        var there = here + ((passed + 1) * Words);
        Keep(here, passed + 1, side, there);
        Visit(child, there, passed);
    }

    /// <summary>Goes on to one side of a test; so do the rows of the other side.</summary>
    private void VisitSide(int child, ulong* here, int passed, Vector512<ulong> side, Vector512<ulong> takingPart, Passed test)
    {
        var there = here + ((passed + 1) * Words);
        Keep(here, passed, side, there);
        var (before, narrowed) = (_lastPassed[test.Column], _narrowed.Count);
        for (var k = before; k >= 0; k = _passed[k].Before)
        {
            Vector512.Load(here + (k * Words)).Store(there + (k * Words)); // they receive another value, and go both ways
            _narrowed.Push((k, _passed[k].Codes));
            Set(k, _passed[k] with { Codes = test.Codes.And(_passed[k].Codes) });
        }

        var own = Vector512.Load(here + (passed * Words));
        (own & ~side & takingPart).Store(there + (passed * Words));
        (own & side).Store(there + ((passed + 1) * Words));
        Set(passed, test with { Before = before });
        _lastPassed[test.Column] = passed;
        Visit(child, there, passed + 1);
        _lastPassed[test.Column] = before;
        while (_narrowed.Count > narrowed)
        {
            var (k, codes) = _narrowed.Pop();
            Set(k, _passed[k] with { Codes = codes });
        }
    }

    /// <summary>Keeps the rows that go to one side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Keep(ulong* here, int count, Vector512<ulong> side, ulong* there)
    {
        for (var k = 0; k < count; k++, here += Words, there += Words)
        {
            (Vector512.Load(here) & side).Store(there);
        }
    }

    /// <summary>Which of the rows have a value of a column.</summary>
    private Vector512<ulong> TakingPart(int column)
    {
        if (!shares.HasMissing(column))
        {
            return Vector512<ulong>.AllBitsSet;
        }

        for (var word = 0; word < Words; word++)
        {
            _takingPart[word] = shares.WithValue(tree.Descent.Held, _firstRow + (word * RowChunk.WordSize), column).ExtractMostSignificantBits();
        }

        return Vector512.Load(Pointer(_takingPart));
    }

    private void Set(int index, Passed test)
    {
        _passed[index] = test;
        _rowsWith[index] = shares.RowsWith(test.Column, test.Codes);
    }

    /// <summary>Adds what the rows of each test passed lose in a leaf, times the rows whose codes lead there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddLosses(ulong* here, int passed, ulong* negatives, double negativeLoss, double positiveLoss, double* rowsWith, double* received)
    {
        var negative = Vector512.Load(negatives);
        for (var k = 0; k < passed; k++, here += Words, received += Words)
        {
            var rows = Vector512.Load(here);
            var losses = (BitCount.OfWords(rows & negative) * negativeLoss) + (BitCount.OfWords(Vector512.AndNot(rows, negative)) * positiveLoss);
            (Vector512.Load(received) + (losses * rowsWith[k])).Store(received);
        }
    }

    /// <summary>Finds which of the rows go left at each test.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Ask(PieceTest* test, PieceTest* end, byte* planes, nint planeStride, ulong* goLeft)
    {
        for (; test < end; test++, goLeft += Words)
        {
            var plane = planes + (test->Plane * planeStride);
            var (mask, shift, bound) = (Vector512.Create(test->Mask), Vector512.Create(test->Shift), Vector512.Create(test->Bound));
            goLeft[0] = Vector512.LessThan((Vector512.Load(plane) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
            goLeft[1] = Vector512.LessThan((Vector512.Load(plane + 64) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
            goLeft[2] = Vector512.LessThan((Vector512.Load(plane + 128) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
            goLeft[3] = Vector512.LessThan((Vector512.Load(plane + 192) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
            goLeft[4] = Vector512.LessThan((Vector512.Load(plane + 256) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
            goLeft[5] = Vector512.LessThan((Vector512.Load(plane + 320) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
            goLeft[6] = Vector512.LessThan((Vector512.Load(plane + 384) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
            goLeft[7] = Vector512.LessThan((Vector512.Load(plane + 448) & mask) - shift, bound).ExtractMostSignificantBits() ^ test->NearIsRight;
        }
    }

    private static T[] New<T>(int length) => GC.AllocateUninitializedArray<T>(length, pinned: true);

    private static T* Pointer<T>(T[] pinned)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref pinned[0]);
}
