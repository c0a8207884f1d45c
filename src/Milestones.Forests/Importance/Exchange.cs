using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Milestones.Forests.Trees;

namespace Milestones.Forests.Importance;

/// <summary>
/// Sends rows down subtrees that they do not belong to, as if they had received another value of the exchanged column,
/// and adds up what they lose there. Rows that lie side by side go down together, 64 in a word, for as long as they meet
/// the same nodes. The nodes that test the exchanged column stop them, and from there each goes both ways, with the codes
/// that lead either way.
/// </summary>
internal sealed unsafe class Exchange(TreeRows tree, RowPlanes planes)
{
    /// <summary>Enough words to go down together that none waits for its own last step; few enough that they stay in the
    /// first-level cache.</summary>
    private const int WordsAtOnce = 64;

    private const int RowsAtOnce = WordsAtOnce * RowWord.Size;

    private RowWord[] _words = new RowWord[RowsAtOnce];
    private RowWord[] _moving = new RowWord[RowsAtOnce];
    private RowWord[] _stopped = new RowWord[RowsAtOnce];
    private RowWord[] _alone = new RowWord[RowsAtOnce];
    private int[] _rows = [];
    private int[] _places = [];
    private int _count;
    private int _stoppedCount;
    private int _aloneCount;
    private int _firstRow; // that the words' distances are counted from
    private RowShares? _shares;
    private double _loss;

    private RowShares Shares => _shares ?? throw new InvalidOperationException("no column is exchanged");

    /// <summary>Begins with another column.</summary>
    public void Begin(RowShares shares)
    {
        _shares = shares;
        _loss = 0;
    }

    /// <summary>Sends the rows below <paramref name="from"/> into the subtree at <paramref name="to"/>.</summary>
    public void Send(int from, int to, CodeRange codes)
    {
        if (!Shares.CanReceive(codes))
        {
            return;
        }

        if (tree.Nodes[to].IsLeaf)
        {
            _loss += Shares.LossInLeaf(to, from, codes);
            return;
        }

        var place = tree.Walk.PlaceOf(to);
        var end = tree.EndRow(from);
        for (var row = tree.FirstRow(from); row < end; row += RowWord.Size)
        {
            if (_count == WordsAtOnce || (uint)(row - _firstRow) > RowWord.MaxDistance)
            {
                GoDown();
                _firstRow = row;
            }

            var rows = Shares.TakingPart(row, Math.Min(RowWord.Size, end - row));
            if (rows != 0)
            {
                _words[_count++] = new RowWord(rows, row - _firstRow, place, codes);
            }
        }
    }

    /// <summary>Σ of weight × share × loss over all that was sent since <see cref="Begin"/>.</summary>
    public double Finish()
    {
        GoDown();
        return _loss;
    }

    /// <summary>Lets all words go down to where they stop, and on from nodes that test the exchanged column.</summary>
    private void GoDown()
    {
        while (_count > 0)
        {
            while (_count > 0)
            {
                MakeRoom();
                Step();
            }

            WalkAlone();
            var elsewhere = Shares.LossWhereStopped(_stopped.AsSpan(0, _stoppedCount), _firstRow, out var loss);
            _loss += loss;
            (_stoppedCount, _aloneCount) = (0, 0);
            WorkingSpace.ReserveForGrowth(ref _words, 2 * elsewhere);
            foreach (var word in _stopped.AsSpan(0, elsewhere))
            {
                SendBothWays(word);
            }
        }
    }

    /// <summary>A word becomes two at most, and one without rows may be written behind the last.</summary>
    private void MakeRoom()
    {
        WorkingSpace.ReserveForGrowth(ref _moving, _count);
        WorkingSpace.ReserveForGrowth(ref _words, (2 * _count) + 1);
        WorkingSpace.ReserveForGrowth(ref _alone, _aloneCount + _count);
        WorkingSpace.ReserveForGrowth(ref _stopped, _stoppedCount + _aloneCount + _count);
    }

    private void Step()
    {
        fixed (byte* codes = planes.Bytes)
        fixed (WalkNode* nodes = tree.Walk.Nodes)
        fixed (RowWord* words = _words, moving = _moving, stopped = _stopped, alone = _alone)
        {
            var count = Sort(nodes, words, _count, moving, stopped, ref _stoppedCount, alone, ref _aloneCount);
            _count = Part(nodes, codes + _firstRow, planes.Stride, moving, count, words);
        }
    }

    /// <summary>Walks the rows that are alone in their word to where they stop; a step of a row costs less than one of a word.</summary>
    private void WalkAlone()
    {
        WorkingSpace.ReserveForGrowth(ref _rows, _aloneCount);
        WorkingSpace.ReserveForGrowth(ref _places, _aloneCount);
        for (var k = 0; k < _aloneCount; k++)
        {
            _rows[k] = _firstRow + _alone[k].Distance + BitOperations.TrailingZeroCount(_alone[k].Rows);
            _places[k] = _alone[k].Place;
        }

        tree.Walk.Advance(planes.Bytes, 1, planes.Stride, _rows.AsSpan(0, _aloneCount), _places.AsSpan(0, _aloneCount));
        for (var k = 0; k < _aloneCount; k++)
        {
            _stopped[_stoppedCount++] = _alone[k].MovedTo(_places[k], _alone[k].Rows);
        }
    }

    /// <summary>Lists the words that have stopped, those of one row, and the others; returns how many the others are.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Sort(
        WalkNode* nodes, RowWord* words, int count, RowWord* moving, RowWord* stopped, ref int stoppedCount, RowWord* alone, ref int aloneCount)
    {
        var ends = stackalloc RowWord*[] { stopped + stoppedCount, moving, alone + aloneCount };
        for (var k = 0; k < count; k++)
        {
            var word = words[k];
            var moves = nodes[(uint)word.Place].IsStop ? 0 : 1;
            var isAlone = (word.Rows & (word.Rows - 1)) == 0 ? 1 : 0;
            *ends[moves << isAlone]++ = word; // without a branch: which kind comes next cannot be predicted
        }

        stoppedCount = (int)(ends[0] - stopped);
        aloneCount = (int)(ends[2] - alone);
        return (int)(ends[1] - moving);
    }

    /// <summary>Parts each word between the children of its node; returns how many words that makes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Part(WalkNode* nodes, byte* planes, nint stride, RowWord* words, int count, RowWord* next)
    {
        nint parted = 0;
        for (var k = 0; k < count; k++)
        {
            var word = words[k];
            var node = nodes[(uint)word.Place];
            var plane = Vector512.Load(planes + (node.ByteOffset * stride) + word.Distance);
            var codes = (plane & Vector512.Create(node.Mask)) - Vector512.Create(node.Shift);
            var goLeft = Vector512.LessThan(codes, Vector512.Create(node.Bound)).ExtractMostSignificantBits() & word.Rows;
            var goRight = word.Rows ^ goLeft;
            next[parted] = word.MovedTo(node.FirstChild, goLeft);
            parted += goLeft != 0 ? 1 : 0;
            next[parted] = word.MovedTo(node.FirstChild + 1, goRight);
            parted += goRight != 0 ? 1 : 0;
        }

        return (int)parted;
    }

    /// <summary>Lets the rows of a word that was stopped go both ways.</summary>
    private void SendBothWays(RowWord word)
    {
        var node = tree.Walk.NodeAt(word.Place);
        var test = tree.Nodes[node];
        SendOn(word, node + 1, word.Codes.LeftOf(test));
        SendOn(word, test.Right, word.Codes.RightOf(test));
    }

    private void SendOn(RowWord word, int to, CodeRange codes)
    {
        if (Shares.CanReceive(codes))
        {
            _words[_count++] = new RowWord(word.Rows, word.Distance, tree.Walk.PlaceOf(to), codes);
        }
    }
}
