using System.Diagnostics.CodeAnalysis;

namespace Milestones.Evidence;

/// <summary>What was measured of one feature, and the verdict that follows.</summary>
public sealed record FeatureEvidence : FeatureMeasurements
{
    /// <summary>A verdict on what was measured.</summary>
    [SetsRequiredMembers]
    public FeatureEvidence(FeatureMeasurements measured, Verdict verdict, IReadOnlyList<VerdictReason> reasons)
        : base(measured)
    {
        Verdict = verdict;
        Reasons = reasons;
    }

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Why: the decisive reason first, then what else applies, near misses and marks.</summary>
    public IReadOnlyList<VerdictReason> Reasons { get; init; }
}
