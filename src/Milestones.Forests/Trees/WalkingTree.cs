using System.Runtime.CompilerServices;
using Milestones.Forests.Binning;

namespace Milestones.Forests.Trees;

/// <summary>A tree laid out for walking many packed rows; one per thread, loaded with one tree after the other.</summary>
internal sealed class WalkingTree
{
    /// <summary>Rows whose nodes stay in the first-level cache while they take steps by turns.</summary>
    private const int RowsAtOnce = 1024;

    /// <summary>Steps between two looks at which rows have stopped: more would be wasted on rows that stopped early, fewer
    /// would spend more on the looks.</summary>
    private const int StepsAtOnce = 5;

    private readonly RowLayout _layout;
    private readonly bool[] _hasMissing;
    private WalkNode[] _nodes = [];
    private int[] _placeOf = [];
    private int[] _nodeAt = [];
    private bool _wraps;

    /// <summary>For rows of one matrix.</summary>
    public WalkingTree(BinnedMatrix matrix)
    {
        _layout = matrix.Layout;
        _hasMissing = matrix.HasMissing;
    }

    /// <summary>Takes the next tree.</summary>
    public void Load(Tree tree)
    {
        WorkingSpace.Reserve(ref _nodes, tree.Nodes.Length);
        WorkingSpace.Reserve(ref _placeOf, tree.Nodes.Length);
        WorkingSpace.Reserve(ref _nodeAt, tree.Nodes.Length);
        _wraps = false;
        var firstChild = 1; // after the root
        for (var i = 0; i < tree.Nodes.Length; i++)
        {
            var node = tree.Nodes[i];
            var place = _placeOf[i];
            _nodeAt[place] = i;
            if (node.IsLeaf)
            {
                _nodes[place] = WalkNode.Stop(place);
                continue;
            }

            _nodes[place] = WalkNode.Of(node, firstChild, _layout.Slots[node.Column], _hasMissing[node.Column]);
            _wraps |= _nodes[place].Shift != 0;
            (_placeOf[i + 1], _placeOf[node.Right]) = (firstChild, firstChild + 1);
            firstChild += 2;
        }
    }

    /// <summary>Where a node stands.</summary>
    public int PlaceOf(int node) => _placeOf[node];

    /// <summary>The node that stands at a place.</summary>
    public int NodeAt(int place) => _nodeAt[place];

    /// <summary>Moves every row down to where it stops.</summary>
    /// <param name="packed">Packed rows.</param>
    /// <param name="rows">Row numbers.</param>
    /// <param name="places">Per row the place of its node, before and after.</param>
    public unsafe void Advance(ReadOnlySpan<byte> packed, ReadOnlySpan<int> rows, Span<int> places)
    {
        if (places.Length != rows.Length)
        {
            throw new ArgumentException("expected as many places as rows", nameof(places));
        }

        fixed (byte* row = packed)
        fixed (WalkNode* tree = _nodes)
        fixed (int* r = rows)
        fixed (int* p = places)
        {
            for (var from = 0; from < rows.Length; from += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, rows.Length - from);
                if (_wraps)
                {
                    Advance<WrappingStep>(tree, row, _layout.Stride, r + from, p + from, count);
                }
                else
                {
                    Advance<PlainStep>(tree, row, _layout.Stride, r + from, p + from, count);
                }
            }
        }
    }

    /// <summary>Rounds of a few steps, each with the rows that have not stopped: some walk far longer than others, and the
    /// steps of different rows do not wait for one another.</summary>
    [SkipLocalsInit]
    private static unsafe void Advance<TStep>(WalkNode* tree, byte* bytes, nint rowStride, int* rows, int* places, int count)
        where TStep : struct, IStep
    {
        var moving = stackalloc int[RowsAtOnce];
        for (var i = 0; i < count; i++)
        {
            moving[i] = i;
        }

        while (count > 0)
        {
            count = TakeSteps<TStep>(tree, bytes, rowStride, rows, places, moving, count);
        }
    }

    /// <summary>Lets the rows that are listed take a few steps, eight rows by turns so that none waits for its own last step,
    /// and keeps those on the list that have not stopped.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe int TakeSteps<TStep>(WalkNode* tree, byte* bytes, nint rowStride, int* rows, int* places, int* moving, int count)
        where TStep : struct, IStep
    {
        var stillMoving = moving;
        var left = 0;
        var i = 0;
        for (; i <= count - 8; i += 8, moving += 8)
        {
            int a = moving[0], b = moving[1], c = moving[2], d = moving[3], e = moving[4], f = moving[5], g = moving[6], h = moving[7];
            byte* rowA = bytes + (rows[a] * rowStride), rowB = bytes + (rows[b] * rowStride), rowC = bytes + (rows[c] * rowStride), rowD = bytes + (rows[d] * rowStride);
            byte* rowE = bytes + (rows[e] * rowStride), rowF = bytes + (rows[f] * rowStride), rowG = bytes + (rows[g] * rowStride), rowH = bytes + (rows[h] * rowStride);
            int atA = places[a], atB = places[b], atC = places[c], atD = places[d], atE = places[e], atF = places[f], atG = places[g], atH = places[h];
            for (var k = 0; k < StepsAtOnce; k++)
            {
                atA = TStep.Next(tree, rowA, atA);
                atB = TStep.Next(tree, rowB, atB);
                atC = TStep.Next(tree, rowC, atC);
                atD = TStep.Next(tree, rowD, atD);
                atE = TStep.Next(tree, rowE, atE);
                atF = TStep.Next(tree, rowF, atF);
                atG = TStep.Next(tree, rowG, atG);
                atH = TStep.Next(tree, rowH, atH);
            }

            places[a] = atA;
            places[b] = atB;
            places[c] = atC;
            places[d] = atD;
            places[e] = atE;
            places[f] = atF;
            places[g] = atG;
            places[h] = atH;
            left = Keep(stillMoving, left, a, tree[atA]);
            left = Keep(stillMoving, left, b, tree[atB]);
            left = Keep(stillMoving, left, c, tree[atC]);
            left = Keep(stillMoving, left, d, tree[atD]);
            left = Keep(stillMoving, left, e, tree[atE]);
            left = Keep(stillMoving, left, f, tree[atF]);
            left = Keep(stillMoving, left, g, tree[atG]);
            left = Keep(stillMoving, left, h, tree[atH]);
        }

        for (; i < count; i++, moving++)
        {
            var a = moving[0];
            for (var k = 0; k < StepsAtOnce; k++)
            {
                places[a] = TStep.Next(tree, bytes + (rows[a] * rowStride), places[a]);
            }

            left = Keep(stillMoving, left, a, tree[places[a]]);
        }

        return left;
    }

    /// <summary>Writes a row to the list, where the next one replaces it if it has stopped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe int Keep(int* list, int count, int row, WalkNode node)
    {
        list[count] = row;
        return count + (node.IsStop ? 0 : 1);
    }

    /// <summary>One step of one row, without a branch.</summary>
    private interface IStep
    {
        static abstract unsafe int Next(WalkNode* tree, byte* row, int place);
    }

    /// <summary>For trees that send missing rows left.</summary>
    private readonly struct PlainStep : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static unsafe int Next(WalkNode* tree, byte* row, int place)
        {
            var node = tree + (uint)place;
            return node->FirstChild + 1 + (((row[node->Offset] & node->Mask) - node->Bound) >> 31); // −1: left, 0: right
        }
    }

    /// <summary>For trees that send some missing rows right.</summary>
    private readonly struct WrappingStep : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static unsafe int Next(WalkNode* tree, byte* row, int place)
        {
            var node = tree + (uint)place;
            var code = (byte)(row[node->ByteOffset] - node->Shift);
            return node->FirstChild + 1 + (((code & node->Mask) - node->Bound) >> 31);
        }
    }
}
