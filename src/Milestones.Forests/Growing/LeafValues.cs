using Milestones.Forests.Trees;

namespace Milestones.Forests.Growing;

/// <summary>The distinct leaf values of the tree being grown.</summary>
internal sealed class LeafValues
{
    private readonly Dictionary<LeafValue, int> _index = [];
    private readonly List<LeafValue> _values = [];

    public void Clear()
    {
        _index.Clear();
        _values.Clear();
    }

    /// <summary>The index of a leaf's value, new or known.</summary>
    public int IndexOf(double total, double positives)
    {
        var value = new LeafValue(positives, total);
        if (!_index.TryGetValue(value, out var index))
        {
            index = _values.Count;
            _index.Add(value, index);
            _values.Add(value);
        }

        return index;
    }

    public LeafValue[] ToArray() => [.. _values];
}
