using Milestones.Forests.Trees;

namespace Milestones.Forests.Importance;

/// <summary>The loss of each leaf of a tree, for a negative and a positive label.</summary>
internal static class LeafLoss
{
    /// <summary>[2·leaf + label], label 0 or 1.</summary>
    public static double[] Table(LeafValue[] leaves, ForestLoss loss)
    {
        var table = new double[2 * leaves.Length];
        for (var k = 0; k < leaves.Length; k++)
        {
            var (p, s) = (leaves[k].Probability, leaves[k].SmoothedProbability);
            (table[2 * k], table[(2 * k) + 1]) = loss == ForestLoss.Brier
                ? (p * p, (1 - p) * (1 - p))
                : (-Math.Log(1 - s), -Math.Log(s));
        }

        return table;
    }
}
