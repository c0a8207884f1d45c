using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>What became of an expectation that the catalog states. Whether it was registered before the data were looked at is
/// for others to say.</summary>
public sealed record HypothesisEvidence
{
    /// <summary>The expectation.</summary>
    public required Hypothesis Hypothesis { get; init; }

    /// <summary>Confirmed, refuted or undecided.</summary>
    public required HypothesisOutcome Outcome { get; init; }

    /// <summary>
    /// The adjusted risk difference on the training customers with an interval that controls the false coverage rate
    /// (Benjamini and Yekutieli 2005): wider than nominal by as much as the features found are few among those tested.
    /// </summary>
    public required Estimate Difference { get; init; }

    /// <summary>The smallest difference, of either sign, that these customers would have shown with a probability of 80 % at the
    /// level of that interval; NaN where no difference would.</summary>
    public required double DetectableDifference { get; init; }

    /// <summary>Whether the difference is certain to be smaller than the hypothesis cares about. A confirmed one may be.</summary>
    public bool IsBelowInterest
        => Difference.IsDefined && Upper < Hypothesis.SmallestEffect;

    /// <summary>The limit of the interval that lies furthest in the expected direction.</summary>
    private double Upper => Hypothesis.Direction > 0 ? Difference.Interval.Upper : -Difference.Interval.Lower;
}

/// <summary>What became of a hypothesis.</summary>
public enum HypothesisOutcome
{
    /// <summary>Neither confirmed nor refuted.</summary>
    Undecided,

    /// <summary>The test rejects, and the interval lies beyond 0 in the expected direction.</summary>
    Confirmed,

    /// <summary>The interval lies below the smallest effect of interest.</summary>
    Refuted,
}
