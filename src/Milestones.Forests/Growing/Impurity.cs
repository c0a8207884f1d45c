namespace Milestones.Forests.Growing;

/// <summary>How much a split reduces the impurity of a node, in units of row weight × impurity.</summary>
internal static class Impurity
{
    /// <summary>n·i(node) − nL·i(left) − nR·i(right).</summary>
    /// <param name="measure">Which impurity i.</param>
    /// <param name="total">Weight of the node's rows.</param>
    /// <param name="positives">Weight of the positive ones.</param>
    /// <param name="leftTotal">Weight of the rows that go left, above 0 and below <paramref name="total"/>.</param>
    /// <param name="leftPositives">Weight of the positive ones among them.</param>
    public static double Decrease(ImpurityMeasure measure, double total, double positives, double leftTotal, double leftPositives) =>
        measure == ImpurityMeasure.Gini
            ? GiniDecrease(total, positives, leftTotal, leftPositives)
            : Entropy(total, positives) - Entropy(leftTotal, leftPositives) - Entropy(total - leftTotal, positives - leftPositives);

    /// <summary>With Gini = 2p(1 − p) the decrease is 2D² / (n·nL·nR), where D = n·posL − pos·nL: one square, no
    /// difference of nearly equal numbers.</summary>
    private static double GiniDecrease(double total, double positives, double leftTotal, double leftPositives)
    {
        var d = (total * leftPositives) - (positives * leftTotal);
        return 2 * d * d / (total * leftTotal * (total - leftTotal));
    }

    private static double Entropy(double total, double positives) =>
        (total * Math.Log2(total)) - TimesLog(positives) - TimesLog(total - positives);

    private static double TimesLog(double x) => x <= 0 ? 0 : x * Math.Log2(x);
}
