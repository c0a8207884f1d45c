using System.Runtime.CompilerServices;

namespace Milestones.Forests.Growing;

/// <summary>The counts of a node and the best split found in it so far. Local to a search, so that the loops keep it in
/// registers.</summary>
internal ref struct NodeCounts(long total, long positives)
{
    public readonly long Total = total;
    public readonly long Positives = positives;

    /// <summary>The column whose cuts are being considered.</summary>
    public int Column;

    private double _numerator = SplitScore.None.Numerator;
    private double _denominator = SplitScore.None.Denominator;
    private int _column = -1;
    private int _lastLeft;
    private MissingSide _missing;
    private long _left;
    private long _leftPositives;

    /// <summary>Keeps the cut if it is better than all before; the arithmetic is that of <see cref="Impurity.Gini"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Consider(int lastLeft, MissingSide missing, long left, long leftPositives)
    {
        double d = (leftPositives * Total) - (Positives * left);
        double denominator = left * (Total - left);
        if (d * d * _denominator > _numerator * denominator)
        {
            _numerator = d * d;
            _denominator = denominator;
            _column = Column;
            _lastLeft = lastLeft;
            _missing = missing;
            _left = left;
            _leftPositives = leftPositives;
        }
    }

    public readonly Split Best()
    {
        var missingGoesRight = _missing == MissingSide.Right || (_missing == MissingSide.Heavier && 2 * _left <= Total);
        return new Split(_column, _lastLeft, missingGoesRight, new SplitScore(_numerator, _denominator), _left, _leftPositives);
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
