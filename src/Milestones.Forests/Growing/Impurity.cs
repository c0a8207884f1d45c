namespace Milestones.Forests.Growing;

/// <summary>How much a split reduces the impurity of a node: n·i(node) − nL·i(left) − nR·i(right).</summary>
internal static class Impurity
{
    /// <summary>The decrease, up to a factor that all splits of the node share.</summary>
    /// <param name="measure">Which impurity i.</param>
    /// <param name="total">Weight of the node's rows.</param>
    /// <param name="positives">Weight of the positive ones.</param>
    /// <param name="leftTotal">Weight of the rows that go left, above 0 and below <paramref name="total"/>.</param>
    /// <param name="leftPositives">Weight of the positive ones among them.</param>
    public static SplitScore Score(ImpurityMeasure measure, double total, double positives, double leftTotal, double leftPositives) =>
        measure == ImpurityMeasure.Gini
            ? Gini(total, positives, leftTotal, leftPositives)
            : new SplitScore(
                Entropy(total, positives) - Entropy(leftTotal, leftPositives) - Entropy(total - leftTotal, positives - leftPositives), 1);

    /// <summary>With i = 2p(1 − p) the decrease is 2D² / (n·nL·nR), where D = n·posL − pos·nL: no difference of nearly
    /// equal numbers, and no division until the best split is known.</summary>
    public static SplitScore Gini(double total, double positives, double leftTotal, double leftPositives)
    {
        var d = (total * leftPositives) - (positives * leftTotal);
        return new SplitScore(d * d, leftTotal * (total - leftTotal));
    }

    /// <summary>The decrease that a score stands for, in units of weight × impurity.</summary>
    public static double Decrease(ImpurityMeasure measure, double total, SplitScore score) =>
        measure == ImpurityMeasure.Gini ? 2 * score.Numerator / (score.Denominator * total) : score.Numerator;

    private static double Entropy(double total, double positives) =>
        TimesLog(total) - TimesLog(positives) - TimesLog(total - positives);

    private static double TimesLog(double x) => x <= 0 ? 0 : x * Math.Log2(x);
}
