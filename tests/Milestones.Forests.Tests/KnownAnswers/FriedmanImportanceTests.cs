using Milestones.Forests.Growing;
using Milestones.Forests.Trees;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.KnownAnswers;

/// <summary>
/// Friedman's first function, 10 sin(πx₁x₂) + 20(x₃ − ½)² + 10x₄ + 5x₅ on independent uniform columns (Friedman 1991). For
/// the true function the permutation importance by squared error is E[(f(x) − f(x with x_j exchanged))²]: 12.973, 12.973,
/// 4.444, 16.667, 4.167, and 0 for any other column.
/// </summary>
public class FriedmanImportanceTests
{
    private const int Levels = 16;
    private const int Rows = 30_000;
    private static readonly double[] ClosedForm = [12.973, 12.973, 4.444, 16.667, 4.167, 0];

    /// <summary>
    /// A single tree is built by hand that is the true function on a grid of 16 levels per column, scaled to a probability.
    /// Each point stands in the table twice, with label 1 and weight f, and with label 0 and weight 1 − f: then the increase
    /// of the Brier score is that of the squared error, without noise from labels.
    /// </summary>
    [Fact]
    public void Importance_of_the_true_function_is_the_closed_form()
    {
        var points = new int[6][];
        for (var j = 0; j < 6; j++)
        {
            points[j] = [.. Enumerable.Range(0, Rows).Select(i => (int)(Levels * Lattice(i, j)))];
        }

        double[] probabilities = [.. Enumerable.Range(0, Rows).Select(i => Scaled([.. points.Select(p => p[i])]))];
        double[] weights = [.. probabilities, .. probabilities.Select(p => 1 - p), 1];
        bool[] labels = [.. Enumerable.Repeat(true, Rows), .. Enumerable.Repeat(false, Rows), true];
        var columns = points.Select((p, j) => new ForestColumn($"x{j + 1}", [.. p.Concat(p).Append(0).Select(v => (double)v)]));
        var matrix = BinnedMatrix.Create([.. columns]);
        var forest = new RandomForest(matrix, [TrueFunction()], new double[6], AllButTheLastRow(), weights);

        var importance = PermutationImportance.Compute(forest, matrix, labels);
        for (var j = 0; j < 6; j++)
        {
            // On 16 levels a line has 1/256 less variance than on the interval, and a parabola 5/256.
            Assert.Equal(ClosedForm[j], importance.Values[j] * Range * Range, 0.022 * ClosedForm[j]);
        }
    }

    private const double Range = 30;

    /// <summary>Points that fill the cube more evenly than random ones: multiples of the powers of the root of
    /// x⁷ = x + 1, modulo 1 (Roberts' generalisation of the golden ratio).</summary>
    private static double Lattice(int i, int column) => (0.5 + ((i + 1) * Math.Pow(1.1127756842787055, -(column + 1)))) % 1;

    /// <summary>The points are one cluster and a further row is another: of the bootstraps that draw two of the two, one in
    /// four draws the further row twice, and all points are out of bag.</summary>
    private static InBagDraw AllButTheLastRow()
    {
        var rows = new TrainingRows { Clusters = [.. Enumerable.Repeat(0, 2 * Rows), 1] };
        var counts = new byte[(2 * Rows) + 1];
        for (var seed = 0UL; ; seed++)
        {
            var draw = new InBagDraw(counts.Length, new RandomForestOptions(), rows, new Seed(seed));
            draw.Draw(0, counts, new byte[counts.Length]);
            if (counts[0] == 0)
            {
                return draw;
            }
        }
    }

    private static double Scaled(ReadOnlySpan<int> levels)
    {
        Span<double> x = stackalloc double[5];
        for (var j = 0; j < 5; j++)
        {
            x[j] = (levels[j] + 0.5) / Levels;
        }

        return ((10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * (x[2] - 0.5) * (x[2] - 0.5)) + (10 * x[3]) + (5 * x[4])) / Range;
    }

    /// <summary>Halves the first column's levels down to one, then the second's within each, and so on.</summary>
    private static Tree TrueFunction()
    {
        var nodes = new List<TreeNode>();
        var leaves = new List<LeafValue>();
        Grow(0, 0, Levels, new int[5]);
        return new Tree([.. nodes], [.. leaves]);

        void Grow(int column, int from, int to, int[] levels)
        {
            if (to - from == 1)
            {
                levels[column] = from;
                if (column == 4)
                {
                    nodes.Add(TreeNode.Leaf(leaves.Count));
                    leaves.Add(new LeafValue(Scaled(levels), 1));
                    return;
                }

                (column, from, to) = (column + 1, 0, Levels);
            }

            var middle = (from + to) / 2;
            var index = nodes.Count;
            nodes.Add(default);
            Grow(column, from, middle, levels);
            nodes[index] = TreeNode.Inner(nodes.Count, column, middle, missingGoesRight: false); // level l has code l + 1
            Grow(column, middle, to, levels);
        }
    }
}
