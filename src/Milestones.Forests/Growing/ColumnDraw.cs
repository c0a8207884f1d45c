using Milestones.Numerics;

namespace Milestones.Forests.Growing;

/// <summary>Draws the columns that compete for a split, without replacement.</summary>
internal sealed class ColumnDraw(int columns)
{
    private readonly int[] _columns = new int[columns];
    private int _drawn;

    /// <summary>Whether every column has been drawn for the node.</summary>
    public bool IsExhausted => _drawn == _columns.Length;

    /// <summary>Puts the columns in their first order, so that a tree does not depend on the trees before it.</summary>
    public void Restart()
    {
        for (var j = 0; j < _columns.Length; j++)
        {
            _columns[j] = j;
        }
    }

    /// <summary>The first columns for a node.</summary>
    public ReadOnlySpan<int> First(int count, RandomSource random)
    {
        _drawn = 0;
        return Further(count, random);
    }

    /// <summary>Some of those that have not been drawn for the node.</summary>
    public ReadOnlySpan<int> Further(int count, RandomSource random)
    {
        var first = _drawn;
        for (; _drawn < first + count; _drawn++)
        {
            var pick = _drawn + random.NextInt32(_columns.Length - _drawn); // Fisher and Yates, as far as needed
            (_columns[_drawn], _columns[pick]) = (_columns[pick], _columns[_drawn]);
        }

        return _columns.AsSpan(first, count);
    }
}
