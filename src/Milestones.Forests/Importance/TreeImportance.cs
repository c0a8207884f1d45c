using Milestones.Forests.Binning;
using Milestones.Forests.Trees;

namespace Milestones.Forests.Importance;

/// <summary>The exact permutation importance of every column in one tree. One per thread.</summary>
internal sealed class TreeImportance(RandomForest forest, BinnedMatrix matrix, bool[] labels, ImportanceStrata strata, ForestLoss loss)
{
    private readonly byte[] _counts = new byte[matrix.RowCount];
    private readonly byte[] _units = new byte[matrix.RowCount];
    private readonly double[] _below = new double[strata.Count * 257]; // per stratum: weight of the rows with a code below
    private readonly byte[] _codes = new byte[matrix.ColumnCount];
    private Tree _tree = forest.Trees[0];
    private double[] _losses = [];

    /// <summary>The increase of the loss per column in tree <paramref name="index"/>.</summary>
    public double[] Compute(int index)
    {
        _tree = forest.Trees[index];
        _losses = LeafLoss.Table(_tree.Leaves, loss);
        forest.InBag.Draw(index, _counts, _units);
        var increases = new double[matrix.ColumnCount];
        foreach (var column in _tree.Nodes.Where(n => !n.IsLeaf).Select(n => (int)n.Column).Distinct())
        {
            increases[column] = IncreaseOf(column);
        }

        return increases;
    }

    private double IncreaseOf(int column)
    {
        var codes = matrix.Codes(column);
        CountCodes(codes);
        var (increase, weight) = (0.0, 0.0);
        for (var i = 0; i < matrix.RowCount; i++)
        {
            if (_counts[i] != 0 || codes[i] == ColumnBins.Missing)
            {
                continue;
            }

            for (var j = 0; j < _codes.Length; j++)
            {
                _codes[j] = matrix.Codes(j)[i];
            }

            var below = _below.AsSpan(strata.OfRow[i] * 257, 257);
            var label = labels[i] ? 1 : 0;
            var expected = Expected(0, column, label, below, 1, 255) / (below[256] - below[1]);
            increase += Weight(i) * (expected - _losses[(2 * _tree.LeafOf(_codes)) + label]);
            weight += Weight(i);
        }

        return weight > 0 ? increase / weight : 0;
    }

    private double Weight(int row) => forest.Weights?[row] ?? 1;

    private void CountCodes(ReadOnlySpan<byte> codes)
    {
        Array.Clear(_below);
        for (var i = 0; i < codes.Length; i++)
        {
            if (_counts[i] == 0)
            {
                _below[(strata.OfRow[i] * 257) + codes[i] + 1] += Weight(i);
            }
        }

        for (var s = 0; s < strata.Count; s++)
        {
            for (var b = 1; b <= 256; b++)
            {
                _below[(s * 257) + b] += _below[(s * 257) + b - 1];
            }
        }
    }

    /// <summary>Σ over the codes from <paramref name="first"/> to <paramref name="last"/> of weight × loss.</summary>
    private double Expected(int index, int column, int label, ReadOnlySpan<double> below, int first, int last)
    {
        var node = _tree.Nodes[index];
        if (first > last)
        {
            return 0;
        }

        if (node.IsLeaf)
        {
            return (below[last + 1] - below[first]) * _losses[(2 * node.LeafValue) + label];
        }

        if (node.Column != column)
        {
            return Expected(node.GoesRight(_codes[node.Column]) ? node.Right : index + 1, column, label, below, first, last);
        }

        return Expected(index + 1, column, label, below, first, Math.Min(last, node.LastLeft))
            + Expected(node.Right, column, label, below, Math.Max(first, node.LastLeft + 1), last);
    }
}
