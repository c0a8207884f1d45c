namespace Milestones.Forests;

/// <summary>Means of what the trees found, added up in the order of the trees.</summary>
internal static class MeanOverTrees
{
    /// <summary>The mean of each column over the trees.</summary>
    public static double[] Of(double[][] byTree, int columns)
    {
        var means = new double[columns];
        foreach (var tree in byTree)
        {
            for (var j = 0; j < columns; j++)
            {
                means[j] += tree[j];
            }
        }

        for (var j = 0; j < columns; j++)
        {
            means[j] /= byTree.Length;
        }

        return means;
    }

    /// <summary>The standard error of each mean: what another forest on the same rows would change, not what other rows
    /// would. NaN with one tree.</summary>
    public static double[] StandardErrors(double[][] byTree, double[] means)
    {
        var errors = new double[means.Length];
        for (var j = 0; j < errors.Length; j++)
        {
            var squares = byTree.Sum(tree => (tree[j] - means[j]) * (tree[j] - means[j]));
            errors[j] = Math.Sqrt(squares / (byTree.Length - 1.0) / byTree.Length);
        }

        return errors;
    }
}
