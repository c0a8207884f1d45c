using Milestones.Forests.Importance;
using Milestones.Forests.Shuffling;
using Milestones.Numerics;

namespace Milestones.Forests.Clusters;

/// <summary>The increase of the loss when rows exchange several columns together.</summary>
internal static class JointShuffle
{
    /// <summary>Per group of columns the mean over trees and shuffles, and its standard error over the trees.</summary>
    public static (double[] Values, double[] StandardErrors) Run(
        RandomForest forest, BinnedMatrix matrix, ReadOnlySpan<bool> labels, IReadOnlyList<int>[] groups, Seed seed,
        ClusterImportanceOptions options, ForestRun run)
    {
        if (groups.Length == 0)
        {
            run.Progress?.Report(1);
            return ([], []);
        }

        var byTree = new double[forest.TreeCount][];
        var ownLabels = labels.ToArray();
        IndexedWork.Run(
            forest.TreeCount,
            run,
            () => (Tree: new TreeRows(forest, matrix, ownLabels, options.Loss), Replacements: Array.ConvertAll(groups, g => new RowReplacement(matrix, g))),
            (t, space) =>
            {
                space.Tree.Load(t);
                var random = seed.For("joint shuffle", t).CreateRandom();
                byTree[t] = [.. groups.Select((g, k) => Increase(forest, matrix, space.Tree, space.Replacements[k], g, random, options.Shuffles))];
            });
        var values = MeanOverTrees.Of(byTree, groups.Length);
        return (values, MeanOverTrees.StandardErrors(byTree, values));
    }

    private static double Increase(
        RandomForest forest, BinnedMatrix matrix, TreeRows tree, RowReplacement replacement, IReadOnlyList<int> group, RandomSource random, int shuffles)
    {
        var rows = tree.MatrixRows();
        double increase = 0, weight = 0;
        for (var s = 0; s < shuffles; s++)
        {
            var donorOf = Donors.Shuffle(matrix, group, rows, random);
            replacement.Walk(tree, donorOf, (row, before, after) =>
                increase += Weight(row) * (tree.Loss(after, tree.Label(row)) - tree.Loss(before, tree.Label(row))));
            weight += donorOf.Index().Where(d => d.Item >= 0).Sum(d => Weight(d.Index));
        }

        return weight > 0 ? increase / weight : 0;

        double Weight(int row) => forest.Weights?[rows[row]] ?? 1;
    }
}
