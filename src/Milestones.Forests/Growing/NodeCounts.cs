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
    private bool _missingGoesRight;
    private long _left;
    private long _leftPositives;

    /// <summary>Keeps the cut if it is better than all before; the arithmetic is that of <see cref="Impurity.Gini"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Consider(int lastLeft, bool missingGoesRight, long left, long leftPositives)
    {
        double d = (leftPositives * Total) - (Positives * left);
        double denominator = left * (Total - left);
        if (d * d * _denominator > _numerator * denominator)
        {
            _numerator = d * d;
            _denominator = denominator;
            _column = Column;
            _lastLeft = lastLeft;
            _missingGoesRight = missingGoesRight;
            _left = left;
            _leftPositives = leftPositives;
        }
    }

    public readonly Split Best() => new(
        _column, _lastLeft, _missingGoesRight, new SplitScore(_numerator, _denominator), _left, _leftPositives);
}
