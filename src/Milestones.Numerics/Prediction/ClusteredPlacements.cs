namespace Milestones.Numerics;

/// <summary>The variance of an AUC when rows come in clusters, which may hold both classes (Obuchowski 1997, Biometrics 53:567).</summary>
internal static class ClusteredPlacements
{
    /// <summary>The variance, from every row's placement among the other class; NaN with fewer than two clusters of a class.</summary>
    /// <param name="labels">n labels; true is the positive class. Both classes occur.</param>
    /// <param name="scores">n scores without NaN.</param>
    /// <param name="clusters">n numbers of 0 or more.</param>
    public static double Variance(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores, ReadOnlySpan<int> clusters)
    {
        var placements = PlacementOfRows(labels, scores);
        double positives = labels.Count(true), negatives = labels.Length - positives;
        var area = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            area += labels[i] ? placements[i] / positives : 0;
        }

        var sums = new ClassSums[StratumNumbers.Count(clusters)];
        for (var i = 0; i < labels.Length; i++)
        {
            sums[clusters[i]].Add(labels[i], placements[i] - area);
        }

        double withPositives = 0, withNegatives = 0, all = 0, positiveSquares = 0, negativeSquares = 0, products = 0;
        foreach (var cluster in sums)
        {
            withPositives += cluster.HasPositives ? 1 : 0;
            withNegatives += cluster.HasNegatives ? 1 : 0;
            all += cluster.HasPositives || cluster.HasNegatives ? 1 : 0;
            positiveSquares += cluster.Positives * cluster.Positives;
            negativeSquares += cluster.Negatives * cluster.Negatives;
            products += cluster.Positives * cluster.Negatives;
        }

        return withPositives < 2 || withNegatives < 2
            ? double.NaN
            : Math.Max(0, (withPositives / (withPositives - 1) * positiveSquares / (positives * positives))
                + (withNegatives / (withNegatives - 1) * negativeSquares / (negatives * negatives))
                + (2 * all / (all - 1) * products / (positives * negatives)));
    }

    /// <summary>For a positive the share of negatives below it, for a negative the share of positives above it, ties counting ½.</summary>
    private static double[] PlacementOfRows(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        var sorted = scores.ToArray();
        var rows = new int[sorted.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        Array.Sort(sorted, rows);
        double positives = labels.Count(true), negatives = labels.Length - positives;
        double positivesBelow = 0, negativesBelow = 0;
        var placements = new double[rows.Length];
        for (var start = 0; start < rows.Length;)
        {
            var end = Midranks.EndOfTie(sorted, start);
            var tied = 0.0;
            for (var i = start; i < end; i++)
            {
                tied += labels[rows[i]] ? 1 : 0;
            }

            var tiedNegatives = end - start - tied;
            for (var i = start; i < end; i++)
            {
                placements[rows[i]] = labels[rows[i]]
                    ? (negativesBelow + (tiedNegatives / 2)) / negatives
                    : (positives - positivesBelow - (tied / 2)) / positives;
            }

            positivesBelow += tied;
            negativesBelow += tiedNegatives;
            start = end;
        }

        return placements;
    }

    /// <summary>What the rows of one cluster add to the AUC, by class.</summary>
    private struct ClassSums
    {
        public double Positives { get; private set; }

        public double Negatives { get; private set; }

        public bool HasPositives { get; private set; }

        public bool HasNegatives { get; private set; }

        public void Add(bool isPositive, double excess)
        {
            Positives += isPositive ? excess : 0;
            Negatives += isPositive ? 0 : excess;
            HasPositives |= isPositive;
            HasNegatives |= !isPositive;
        }
    }
}
