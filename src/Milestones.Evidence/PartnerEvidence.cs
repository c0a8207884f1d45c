using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>
/// A feature beside another with which it is correlated: what each still says among customers who are alike in the
/// other. A copy of a feature says nothing beyond it; its source does beyond the copy; two features that matter both do.
/// Computed on the training customers whose values are known for both.
/// </summary>
public sealed record PartnerEvidence
{
    /// <summary>Name of the other feature.</summary>
    public required string Partner { get; init; }

    /// <summary>Spearman's correlation of the values, in [−1, 1]; phi where both are yes or no.</summary>
    public required double Correlation { get; init; }

    /// <summary>The feature's adjusted risk difference, strata further divided by the partner's values.</summary>
    public required Estimate Beyond { get; init; }

    /// <summary>P-value of the feature's test within the same, adjusted for all such comparisons (Benjamini–Hochberg); NaN where it can't be made.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>Importance of the feature in the forest among customers alike in the partner; NaN where the two are in no common <see cref="FeatureCluster"/>.</summary>
    public double ImportanceBeyond { get; init; } = double.NaN;

    /// <summary>Whether the feature's association, in its own direction, is confirmed beyond the partner.</summary>
    public required bool IsConfirmed { get; init; }

    /// <summary>Whether the partner's association is confirmed beyond the feature.</summary>
    public required bool PartnerIsConfirmed { get; init; }
}
