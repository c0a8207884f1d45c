namespace Milestones.Evidence;

/// <summary>A number of a feature held against the limit of a rule: what would change the verdict, and by how much.</summary>
/// <param name="Verdict">The verdict that the rule stands for.</param>
/// <param name="Quantity">What was measured, in a few words.</param>
/// <param name="Number">The feature's number; NaN where it has none.</param>
/// <param name="Limit">The rule's limit, in the same unit.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="AppliesAbove">Whether the rule's side is that above the limit; else it is that below.</param>
/// <param name="Applies">Whether the rule applies to the feature as it is.</param>
/// <param name="Besides">What else the rule asks for; null: nothing.</param>
public sealed record VerdictLimit(
    Verdict Verdict, string Quantity, double Number, double Limit, NumberUnit Unit, bool AppliesAbove, bool Applies, string? Besides = null)
{
    /// <summary>How far the number is from the limit, 0 or more; NaN without a number.</summary>
    public double Distance => Math.Abs(Number - Limit);
}

/// <summary>The unit of a number of the evidence.</summary>
public enum NumberUnit
{
    /// <summary>A number without unit: an importance, a ratio, a statistic.</summary>
    Plain,

    /// <summary>A share, in [0, 1].</summary>
    Share,

    /// <summary>A difference of shares, in [−1, 1].</summary>
    Difference,

    /// <summary>How many.</summary>
    Count,

    /// <summary>A p-value, in [0, 1].</summary>
    PValue,

    /// <summary>An area under the ROC curve, in [0, 1].</summary>
    Auc,

    /// <summary>In the measure of the feature: uses, days, uses per seat, or its own unit.</summary>
    Measure,
}
