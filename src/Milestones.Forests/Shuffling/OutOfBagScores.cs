using Milestones.Forests.Importance;
using Milestones.Numerics;

namespace Milestones.Forests.Shuffling;

/// <summary>The out-of-bag predictions of a forest, and how they change when columns are shuffled. Kept as sums over the
/// trees of whole units, which threads may add to in any order.</summary>
internal sealed class OutOfBagScores
{
    private readonly RandomForest _forest;
    private readonly BinnedMatrix _matrix;
    private readonly bool[] _labels;
    private readonly ForestRun _run;
    private readonly long[] _sums;
    private readonly int[] _trees;
    private readonly int[] _rows; // those with a prediction

    public OutOfBagScores(RandomForest forest, BinnedMatrix matrix, bool[] labels, ForestRun run)
    {
        (_forest, _matrix, _labels, _run) = (forest, matrix, labels, run);
        (_sums, _trees) = forest.SumOutOfBag(matrix, run);
        _rows = [.. Enumerable.Range(0, matrix.RowCount).Where(i => _trees[i] > 0)];
        Auc = AucOf(new long[matrix.RowCount]);
    }

    /// <summary>Before any shuffle; rows that every tree saw are left out.</summary>
    public double Auc { get; }

    /// <summary>The AUC after shuffling each of some columns, alone.</summary>
    /// <param name="columns">The columns; one may occur several times.</param>
    /// <param name="seedOf">The seed of each.</param>
    public double[] Aucs(int[] columns, Func<int, Seed> seedOf)
    {
        var allRows = Enumerable.Range(0, _matrix.RowCount).ToArray();
        var donors = new int[columns.Length][];
        IndexedWork.Run(columns.Length, _run, k => donors[k] = Donors.Shuffle(_matrix, [columns[k]], allRows, seedOf(k).CreateRandom()));
        var changes = Array.ConvertAll(columns, _ => new long[_matrix.RowCount]);
        IndexedWork.Run(
            _forest.TreeCount,
            _run,
            () => (Tree: new TreeRows(_forest, _matrix, _labels, ForestLoss.Brier), Replacements: Array.ConvertAll(columns, j => new RowReplacement(_matrix, [j]))),
            (t, space) =>
            {
                space.Tree.Load(t);
                for (var k = 0; k < columns.Length; k++)
                {
                    AddChanges(space.Tree, space.Replacements[k], donors[k], changes[k]);
                }
            });
        var aucs = new double[columns.Length];
        IndexedWork.Run(columns.Length, _run, k => aucs[k] = AucOf(changes[k]));
        return aucs;
    }

    private static void AddChanges(TreeRows tree, RowReplacement replacement, int[] donors, long[] changes)
    {
        var donorOf = Array.ConvertAll(tree.MatrixRows(), row => donors[row]);
        replacement.Walk(tree, donorOf, (row, before, after) =>
        {
            if (before != after)
            {
                Interlocked.Add(ref changes[tree.MatrixRow(row)], tree.ProbabilityUnits(after) - tree.ProbabilityUnits(before));
            }
        });
    }

    private double AucOf(long[] changes) => RocAuc.Estimate(
        Array.ConvertAll(_rows, i => _labels[i]), Array.ConvertAll(_rows, i => (double)(_sums[i] + changes[i]) / _trees[i])).Value;
}
