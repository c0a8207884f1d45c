using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Milestones.Forests.Growing;

/// <summary>The counts of a node and the best split found in it so far. Local to a search, so that the loops keep it in
/// registers. What goes left is given like the cells of a histogram: the count in the upper half, the positives in the
/// lower.</summary>
internal ref struct NodeCounts(long total, long positives)
{
    public readonly long Total = total;
    public readonly long Positives = positives;

    /// <summary>Both, as what goes left is given.</summary>
    public readonly ulong All = ((ulong)total << 32) + (ulong)positives;

    private readonly double _total = total; // in double, as all products are: exact as far as a SplitScore is
    private readonly double _positives = positives;
    private int _column;
    private int _order;
    private double _numerator = SplitScore.None.Numerator;
    private double _denominator = SplitScore.None.Denominator;
    private int _bestColumn = -1;
    private int _bestOrder = -1;
    private int _cut;
    private MissingSide _missing;
    private ulong _left;

    /// <summary>Turns to the cuts of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="order">When it was drawn: of equal splits that of the first column is kept, whenever it is considered.</param>
    public void TurnTo(int column, int order) => (_column, _order) = (column, order);

    /// <summary>Which of eight cuts are at least as good as the best so far, a bit for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong NotWorse(Vector512<ulong> left)
    {
        var weight = Vector512.ConvertToDouble(left >>> 32);
        var leftPositives = Vector512.ConvertToDouble(left & Vector512.Create((ulong)uint.MaxValue));
        var d = (leftPositives * _total) - (weight * _positives);
        var denominator = weight * (Vector512.Create(_total) - weight);
        return Vector512.GreaterThanOrEqual(d * d * _denominator, denominator * _numerator).ExtractMostSignificantBits();
    }

    /// <summary>Which of sixteen cuts may be at least as good as the best so far, a bit for each; those that leave one side empty are not.
    /// Where products are rounded they may be too many.</summary>
    /// <param name="left">What goes left: the count in the upper half, the positives in the lower.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong PerhapsNotWorse(Vector512<uint> left)
    {
        const float Rounding = 1f / (1 << 20); // several times the error of a product
        float inNode = (float)_total, positivesInNode = (float)_positives;
        var weight = Vector512.ConvertToSingle((left >>> 16).AsInt32());
        var leftPositives = Vector512.ConvertToSingle((left & Vector512.Create((uint)ushort.MaxValue)).AsInt32());
        var d = Vector512.Abs((leftPositives * inNode) - (weight * positivesInNode)) + Vector512.Create(inNode * positivesInNode * Rounding);
        var denominator = weight * (Vector512.Create(inNode) - weight);
        var notWorse = Vector512.GreaterThanOrEqual(d * d * (float)_denominator, denominator * ((float)_numerator * (1 - Rounding)));
        return (notWorse & Vector512.GreaterThan(denominator, Vector512<float>.Zero)).ExtractMostSignificantBits();
    }

    /// <summary>Considers the column of one bit, whose cut lies between its two codes.</summary>
    /// <param name="set">What has the bit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ConsiderBit(ulong set)
    {
        if (set != 0 && (set >> 32) != (ulong)Total)
        {
            Consider(1, MissingSide.Heavier, All - set);
        }
    }

    /// <summary>Keeps the cut if it is better than all before; the arithmetic is that of <see cref="Impurity.Gini"/>.</summary>
    /// <param name="cut">The last code that goes left, or any other number that grows with it.</param>
    /// <param name="missing">Where missing values go.</param>
    /// <param name="left">What goes left.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Consider(int cut, MissingSide missing, ulong left)
    {
        double weight = (long)(left >> 32);
        var d = ((uint)left * _total) - (weight * _positives);
        var denominator = weight * (_total - weight);
        var (score, bestScore) = (d * d * _denominator, _numerator * denominator);
        if (score > bestScore || (score == bestScore && (_order < _bestOrder || (_order == _bestOrder && cut < _cut))))
        {
            _numerator = d * d;
            _denominator = denominator;
            _bestColumn = _column;
            _bestOrder = _order;
            _cut = cut;
            _missing = missing;
            _left = left;
        }
    }

    /// <summary>The column of the best cut; −1 when there is none.</summary>
    public readonly int BestColumn => _bestColumn;

    /// <summary>The best cut, as it was given.</summary>
    public readonly int BestCut => _cut;

    /// <summary>The score of the best cut, roughly; negative when there is none.</summary>
    public readonly float BestScore => (float)(_numerator / _denominator);

    /// <summary>The best split.</summary>
    /// <param name="lastLeft">The last code that goes left.</param>
    public readonly Split Best(int lastLeft)
    {
        var left = (long)(_left >> 32);
        var missingGoesRight = _missing == MissingSide.Right || (_missing == MissingSide.Heavier && 2 * left <= Total);
        return new Split(_bestColumn, lastLeft, missingGoesRight, new SplitScore(_numerator, _denominator), left, (uint)_left);
    }
}

/// <summary>Where a cut sends missing values.</summary>
internal enum MissingSide
{
    /// <summary>To the left child, as learnt.</summary>
    Left,

    /// <summary>To the right child, as learnt.</summary>
    Right,

    /// <summary>The node has none to learn from: to the heavier child.</summary>
    Heavier,
}
