using FsCheck;
using FsCheck.Fluent;
using Milestones.Forests.Tests.Oracles;
using Milestones.Numerics;

namespace Milestones.Forests.Tests;

public class PermutationImportanceTests
{
    /// <summary>Small enough to enumerate, deep enough that a column is tested several times on a path.</summary>
    private static readonly RandomForestOptions OneDeepTree = new() { Trees = 1, MinNode = 1, FeaturesPerSplit = 2 };

    [Fact]
    public void Equals_the_mean_over_all_permutations()
    {
        var (enumerated, repeated) = (0, 0);
        Prop.ForAll(SmallTable.Any, table =>
        {
            var matrix = BinnedMatrix.Create(table.Columns);
            var rows = new TrainingRows { Weights = table.Weights?.Select(w => (double)w).ToArray() };
            var forest = RandomForestTrainer.Train(matrix, table.Labels, OneDeepTree, new Seed(table.Seed), rows: rows);
            var weights = table.Weights ?? [.. Enumerable.Repeat(1, matrix.RowCount)];
            var oracle = new EnumeratedImportance(
                forest, matrix, table.Labels, weights, table.Strata ?? new int[matrix.RowCount], table.Loss);
            var options = new PermutationImportanceOptions { Loss = table.Loss, Strata = table.Strata, MinStratum = 0 };
            var importance = PermutationImportance.Compute(forest, matrix, table.Labels, options);
            repeated += RepeatsAColumn(forest.Trees[0], 0, []) ? 1 : 0;
            for (var j = 0; j < matrix.ColumnCount; j++)
            {
                if (oracle.RowsOf(0, j).Count <= EnumeratedImportance.MostRows)
                {
                    enumerated++;
                    Assert.Equal(oracle.IncreaseOf(0, j), importance.Values[j], 1e-12);
                }
            }
        }).QuickCheckThrowOnFailure();
        Assert.True(enumerated > 100, $"only {enumerated} importances could be enumerated");
        Assert.True(repeated > 20, $"only {repeated} trees test a column twice on a path");
    }

    private static bool RepeatsAColumn(Trees.Tree tree, int index, HashSet<int> above)
    {
        var node = tree.Nodes[index];
        return !node.IsLeaf
            && (above.Contains(node.Column)
                || RepeatsAColumn(tree, index + 1, [.. above, node.Column])
                || RepeatsAColumn(tree, node.Right, [.. above, node.Column]));
    }
}
