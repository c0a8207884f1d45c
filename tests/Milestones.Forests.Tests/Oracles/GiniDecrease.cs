namespace Milestones.Forests.Tests.Oracles;

/// <summary>Decrease of the Gini impurity, from its definition.</summary>
internal static class GiniDecrease
{
    /// <summary>How much impurity a split takes away, times the rows of the node.</summary>
    /// <param name="left">What goes left; not none.</param>
    /// <param name="right">What goes right; not none.</param>
    public static double Of((long Total, long Positives) left, (long Total, long Positives) right)
    {
        return Mixed(left.Total + right.Total, left.Positives + right.Positives) - Mixed(left.Total, left.Positives) - Mixed(right.Total, right.Positives);

        static double Mixed(double total, double positives) => 2 * positives * (total - positives) / total;
    }
}
